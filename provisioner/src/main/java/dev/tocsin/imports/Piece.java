package dev.tocsin.imports;

import dev.tocsin.arm.Shape;
import dev.tocsin.diff.Declarable;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.kind.Kind;
import dev.tocsin.resource.ActualResource;
import dev.tocsin.resource.ResourceId;
import java.util.function.BiConsumer;

/**
 * A live resource on its way to become a definition.
 *
 * @param kind what it is
 * @param shape of its body
 * @param live as the service answered
 * @param name of the definition
 * @param label what people call it
 * @param around the id of what it is inside of, or kept about; empty for what is in the resource group
 * @param id where the definition will be: spelt as we spell it
 * @param found what to declare
 */
record Piece(
        Kind kind,
        Shape shape,
        ActualResource live,
        String name,
        String label,
        String around,
        String id,
        Declarable.Found found) {

    static Piece of(Kind kind, Shape shape, ActualResource live, String name, String group, Declarable.Filler filler) {
        String id = live.id();
        String last = id.substring(id.lastIndexOf('/') + 1);
        String armName = live.body().path("name").asText();
        String spelt = armName.equalsIgnoreCase(last) ? armName : last;
        String around = switch (kind.scope()) {
            case GROUP -> "";
            case CHILD -> id.substring(0, id.lastIndexOf('/', id.lastIndexOf('/') - 1));
            case EXTENSION -> id.substring(0, ResourceId.key(id).lastIndexOf("/providers/"));
        };
        String where = switch (kind.scope()) {
            case GROUP -> new ResourceId(group, kind.type(), spelt).path();
            case CHILD -> ResourceId.inside(around, kind.type(), spelt).path();
            case EXTENSION -> new ResourceId(around, kind.type(), spelt).path();
        };
        String display = live.body().at("/properties/displayName").asText();
        return new Piece(
                kind,
                shape,
                live,
                name.isEmpty() ? spelt : name,
                kind.nameIsUuid() && !display.isBlank() ? display : spelt,
                around,
                where,
                Declarable.of(kind, shape, live.body(), filler));
    }

    /** {@code kind/name} of the definition. */
    String key() {
        return kind.alias() + "/" + name;
    }

    /** Calls the visitor with pointer and text of each text in the body, in document order. */
    void texts(BiConsumer<String, String> visitor) {
        JsonPointers.texts(found.body(), "", visitor);
    }
}

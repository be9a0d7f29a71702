package dev.tocsin.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.arm.ArmSpec;
import dev.tocsin.arm.ArmSpecs;
import dev.tocsin.arm.Shape;
import dev.tocsin.arm.ShapeChecker;
import dev.tocsin.arm.ShapeViolation;
import dev.tocsin.arm.Variant;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.PropertyTags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every body has the shape that Microsoft's OpenAPI gives it. */
final class BodyShape implements Check {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final String PARTIAL =
            "; the description of this kind is not Microsoft's and not whole (spec: partial), so it is sent as it is";

    private final ArmSpecs specs;

    BodyShape(ArmSpecs specs) {
        this.specs = specs;
    }

    /**
     * A body as it will be sent.
     *
     * @param body without read-only values, keys spelt as the OpenAPI spells them
     * @param notes what was left out
     */
    record Fitted(ObjectNode body, List<Note> notes) {}

    /** Something left out of a body. */
    record Note(String pointer, String message) {}

    @Override
    public void check(DesiredResource resource, Diagnostics diagnostics) {
        JsonNode sent = PropertyTags.asList(resource.kind(), resource.body());
        for (ShapeViolation violation : ShapeChecker.check(resource.shape(), sent)) {
            boolean maybeKnown = violation.kind() == ShapeViolation.Kind.UNKNOWN_PROPERTY && isPartial(resource);
            Level level = maybeKnown || violation.kind().advisory() ? Level.WARNING : Level.ERROR;
            String pointer = violation.pointer();
            String code = code(violation.kind());
            String message = message(violation) + (maybeKnown ? PARTIAL : "");
            diagnostics.add(
                    switch (violation.kind()) {
                        case UNKNOWN_PROPERTY, MISSING_PROPERTY ->
                            resource.origin().structural(level, code, pointer, message);
                        default -> resource.origin().diagnose(level, code, pointer, message);
                    });
        }
    }

    /** Whether the description of the kind is known to be incomplete: then a property that it lacks may be right. */
    private boolean isPartial(DesiredResource resource) {
        return specs.find(resource.kind().type(), resource.apiVersion())
                .filter(ArmSpec::partial)
                .isPresent();
    }

    /** Messages about a value do not name it; the user should not have to decode the pointer. */
    private static String message(ShapeViolation violation) {
        return switch (violation.kind()) {
            case UNKNOWN_PROPERTY, MISSING_PROPERTY, READ_ONLY, KEY_CASE -> violation.message();
            default -> "\"" + JsonPointers.last(violation.pointer()) + "\" " + violation.message();
        };
    }

    private static String code(ShapeViolation.Kind kind) {
        return switch (kind) {
            case UNKNOWN_PROPERTY -> "TOC0210";
            case MISSING_PROPERTY -> "TOC0211";
            case WRONG_TYPE -> "TOC0212";
            case NOT_IN_ENUM, NOT_IN_OPEN_ENUM -> "TOC0213";
            case OUT_OF_RANGE, BAD_PATTERN -> "TOC0214";
            case BAD_FORMAT -> "TOC0215";
            case READ_ONLY, KEY_CASE -> "TOC0206";
        };
    }

    /**
     * Spells keys as the OpenAPI does and leaves out what only the service sets, so that what an export shows can be pasted
     * as a definition.
     */
    static Fitted fit(Shape shape, ObjectNode body) {
        List<Note> notes = new ArrayList<>();
        return new Fitted((ObjectNode) fit(shape, body, "", notes), notes);
    }

    private static JsonNode fit(Shape shape, JsonNode node, String pointer, List<Note> notes) {
        if (node.isArray() && shape.items().isPresent()) {
            ArrayNode array = NODES.arrayNode();
            for (int i = 0; i < node.size(); i++) {
                array.add(fit(shape.items().get(), node.get(i), JsonPointers.child(pointer, i), notes));
            }
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        Shape exact = Variant.of(shape, node);
        ObjectNode object = NODES.objectNode();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            String at = JsonPointers.child(pointer, member.getKey());
            Optional<Map.Entry<String, Shape>> known = exact.property(member.getKey());
            if (known.isEmpty()) {
                object.set(member.getKey(), member.getValue());
            } else if (known.get().getValue().readOnly()) {
                notes.add(new Note(at, "\"" + member.getKey() + "\" is set by the service and is not sent; remove it"));
            } else {
                object.set(known.get().getKey(), fit(known.get().getValue(), member.getValue(), at, notes));
            }
        }
        return object;
    }
}

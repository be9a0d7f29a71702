package dev.tocsin.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.arm.Shape;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.kind.Kind;
import dev.tocsin.secret.Secrets;

/**
 * A declared body as it would have to be for the live one to be as declared: with every difference taken over and everything else as
 * it is spelt. A document that travels as text is a tree in it. What must not be seen stands as {@code Mask.HIDDEN}.
 */
public final class TakenOver {
    private static final JsonReader CONTENT = new JsonReader(JsonLimits.DEFINITION);

    private TakenOver() {}

    /** The body with its document as a tree; where that is none, as it is. */
    public static ObjectNode opened(Kind kind, ObjectNode body) {
        ObjectNode copy = body.deepCopy();
        if (kind.content().isPresent() && body.at(kind.content().get()).isTextual()) {
            String pointer = kind.content().get();
            try {
                Drafts.put(copy, pointer, CONTENT.readTree(body.at(pointer).textValue()));
            } catch (JsonSyntaxException e) {
                return copy;
            }
        }
        return copy;
    }

    /** The declared body with what is live. */
    public static ObjectNode of(Kind kind, Shape shape, Secrets secrets, ObjectNode declared, JsonNode live) {
        Comparison comparison = Differ.compare(kind, shape, secrets, declared, live);
        ObjectNode draft = opened(kind, declared);
        for (Difference one : comparison.differences()) {
            Drafts.put(draft, one.path(), one.before().orElse(Drafts.ABSENT));
        }
        for (Difference one : comparison.lost()) {
            Drafts.put(draft, one.path(), one.before().orElse(Drafts.ABSENT));
        }
        return (ObjectNode) Drafts.settled(draft);
    }
}

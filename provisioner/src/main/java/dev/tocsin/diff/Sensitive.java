package dev.tocsin.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.arm.Shape;
import dev.tocsin.arm.Variant;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.kind.Kind;
import dev.tocsin.secret.DerivedSecret;
import dev.tocsin.secret.Marks;
import dev.tocsin.secret.Mask;
import dev.tocsin.secret.SecretNames;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes differences that show no secret. Sensitive is what the definition takes from a secret, and what is a secret by its place or
 * name, also where Azure gave it and nobody declared it. A live value is left out at once: no report can show it.
 */
public final class Sensitive {
    private static final JsonNode HIDDEN = JsonNodeFactory.instance.textNode(Mask.HIDDEN);
    private static final JsonNode DERIVED = JsonNodeFactory.instance.textNode(DerivedSecret.SHOWN);

    private final Kind kind;

    Sensitive(Kind kind) {
        this.kind = kind;
    }

    /** A body without the values that are secrets by their place or name. */
    public static JsonNode without(Kind kind, Shape shape, JsonNode body) {
        return new Sensitive(kind).redacted(body, shape, "");
    }

    /** A difference in a document that travels as text, where no shape says what is a secret. */
    public static Difference inContent(Kind kind, String pointer, Optional<JsonNode> before, Optional<JsonNode> after) {
        return new Sensitive(kind).difference(pointer, before, after, null);
    }

    Difference difference(String pointer, Optional<JsonNode> before, Optional<JsonNode> after, @Nullable Shape shape) {
        boolean hidden = before.filter(value -> isHidden(value, shape, pointer)).isPresent()
                || after.filter(value -> isHidden(value, shape, pointer)).isPresent();
        return new Difference(
                pointer,
                before.map(value -> hidden && value.isValueNode() ? HIDDEN : inside(value, shape, pointer)),
                after.map(value -> redacted(value, shape, pointer)),
                hidden);
    }

    private boolean isHidden(JsonNode value, @Nullable Shape shape, String pointer) {
        return kind.isSensitive(pointer)
                || SecretNames.isSecretProperty(JsonPointers.last(pointer))
                || shape != null && shape.secret()
                || value.isTextual() && Marks.holdsSecret(value.textValue());
    }

    /** The value with {@link Mask#HIDDEN} for every sensitive scalar in it. */
    JsonNode redacted(JsonNode value, @Nullable Shape shape, String pointer) {
        if (value.isObject()) {
            Shape exact = shape == null ? null : Variant.of(shape, value);
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> member : value.properties()) {
                Shape inner = Undeclared.member(exact, member.getKey());
                String at = JsonPointers.child(pointer, member.getKey());
                object.set(member.getKey(), inside(member.getValue(), inner, at));
            }
            return object;
        }
        if (value.isArray()) {
            Shape items = shape == null ? null : shape.items().orElse(null);
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < value.size(); i++) {
                array.add(inside(value.get(i), items, JsonPointers.child(pointer, i)));
            }
            return array;
        }
        return value;
    }

    private JsonNode inside(JsonNode value, @Nullable Shape shape, String pointer) {
        if (value.isTextual() && DerivedSecret.isIn(value.textValue())) {
            return DERIVED;
        }
        return isHidden(value, shape, pointer) ? HIDDEN : redacted(value, shape, pointer);
    }

    /** Another value, where the service shows none. */
    static Difference changed(String pointer, JsonNode declared) {
        boolean marked = declared.isTextual() && Marks.holdsSecret(declared.textValue());
        return new Difference(pointer, Optional.of(HIDDEN), Optional.of(marked ? declared : HIDDEN), true);
    }
}

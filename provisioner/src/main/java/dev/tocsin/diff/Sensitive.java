package dev.tocsin.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.arm.Shape;
import dev.tocsin.arm.Variant;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.kind.Kind;
import dev.tocsin.secret.Marks;
import dev.tocsin.secret.Mask;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes differences that show no secret: a sensitive scalar is marked as such, inside a larger value it is left out. */
final class Sensitive {
    private final Kind kind;

    Sensitive(Kind kind) {
        this.kind = kind;
    }

    Difference difference(String pointer, Optional<JsonNode> before, Optional<JsonNode> after, @Nullable Shape shape) {
        boolean hidden = before.filter(value -> isHidden(value, shape, pointer)).isPresent()
                || after.filter(value -> isHidden(value, shape, pointer)).isPresent();
        return new Difference(
                pointer,
                before.map(value -> redacted(value, shape, pointer)),
                after.map(value -> redacted(value, shape, pointer)),
                hidden);
    }

    private boolean isHidden(JsonNode value, @Nullable Shape shape, String pointer) {
        return kind.isSensitive(pointer)
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
        return isHidden(value, shape, pointer)
                ? JsonNodeFactory.instance.textNode(Mask.HIDDEN)
                : redacted(value, shape, pointer);
    }
}

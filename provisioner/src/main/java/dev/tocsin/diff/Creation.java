package dev.tocsin.diff;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.arm.Shape;
import dev.tocsin.arm.Variant;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.kind.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The differences of a resource that does not exist yet: every declared value, lists as a whole. */
public final class Creation {
    private final Sensitive sensitive;
    private final List<Difference> differences = new ArrayList<>();

    private Creation(Kind kind) {
        this.sensitive = new Sensitive(kind);
    }

    /** One difference per declared value, in the order of the body. */
    public static List<Difference> of(Kind kind, Shape shape, JsonNode body) {
        Creation creation = new Creation(kind);
        creation.appear(body, shape, "");
        return creation.differences;
    }

    private void appear(JsonNode value, @Nullable Shape shape, String pointer) {
        if (!value.isObject() || value.isEmpty()) {
            differences.add(sensitive.difference(pointer, Optional.empty(), Optional.of(value), shape));
            return;
        }
        Shape exact = shape == null ? null : Variant.of(shape, value);
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            Shape inner = Undeclared.member(exact, member.getKey());
            appear(member.getValue(), inner, JsonPointers.child(pointer, member.getKey()));
        }
    }
}

package dev.tocsin.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonPointers;
import java.util.Map;
import java.util.function.BiConsumer;

/** Visits the scalar values of a tree. */
final class Leaves {
    private Leaves() {}

    /** Calls the visitor with pointer and value of each leaf, in document order. */
    static void visit(JsonNode node, String pointer, BiConsumer<String, JsonNode> visitor) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                visit(member.getValue(), JsonPointers.child(pointer, member.getKey()), visitor);
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                visit(node.get(i), JsonPointers.child(pointer, i), visitor);
            }
        } else {
            visitor.accept(pointer, node);
        }
    }
}

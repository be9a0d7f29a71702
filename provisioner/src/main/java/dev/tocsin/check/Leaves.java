package dev.tocsin.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonPointers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The scalar values of a tree. */
final class Leaves {
    /** One of them. */
    record Leaf(String pointer, JsonNode value) {}

    private final List<Leaf> found = new ArrayList<>();

    private Leaves() {}

    /** All, in document order. */
    static List<Leaf> of(JsonNode tree) {
        Leaves leaves = new Leaves();
        leaves.visit(tree, "");
        return leaves.found;
    }

    private void visit(JsonNode node, String pointer) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                visit(member.getValue(), JsonPointers.child(pointer, member.getKey()));
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                visit(node.get(i), JsonPointers.child(pointer, i));
            }
        } else {
            found.add(new Leaf(pointer, node));
        }
    }
}

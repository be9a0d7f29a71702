package dev.tocsin.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonPointers;
import java.util.Map;
import java.util.function.BiConsumer;

/** Walks the texts of a tree, in its order. */
final class Texts {
    private Texts() {}

    /** Calls {@code seen} with the pointer and the value of every text; keys are no texts. */
    static void visit(JsonNode node, String pointer, BiConsumer<String, String> seen) {
        if (node.isTextual()) {
            seen.accept(pointer, node.textValue());
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            visit(node.get(i), JsonPointers.child(pointer, i), seen);
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            visit(member.getValue(), JsonPointers.child(pointer, member.getKey()), seen);
        }
    }
}

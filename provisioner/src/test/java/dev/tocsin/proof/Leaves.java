package dev.tocsin.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonPointers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The leaves of a body: where they are, and edits of one of them. */
final class Leaves {
    private Leaves() {}

    /** Pointers to all scalars but null, in the order of the body. */
    static List<String> of(JsonNode body) {
        List<String> leaves = new ArrayList<>();
        collect(body, "", leaves);
        return leaves;
    }

    /** At most so many, chosen by the seed. */
    static List<String> sample(List<String> leaves, int most, long seed) {
        return leaves.size() <= most ? leaves : shuffled(leaves, seed).subList(0, most);
    }

    /** All, in an order that the seed decides. */
    static List<String> shuffled(List<String> leaves, long seed) {
        List<String> shuffled = new ArrayList<>(leaves);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }

    private static void collect(JsonNode node, String pointer, List<String> leaves) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                collect(member.getValue(), JsonPointers.child(pointer, member.getKey()), leaves);
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), JsonPointers.child(pointer, i), leaves);
            }
        } else if (!node.isNull()) {
            leaves.add(pointer);
        }
    }

    /** Does something else to the tree in place, and gives what was there. */
    static JsonNode edit(JsonNode tree, String pointer) {
        JsonNode before = tree.at(pointer);
        set(tree, pointer, other(before));
        return before;
    }

    /** Sets a leaf in place. */
    static void set(JsonNode tree, String pointer, JsonNode value) {
        JsonNode parent = tree.at(pointer.substring(0, pointer.lastIndexOf('/')));
        String last = JsonPointers.last(pointer);
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(last), value);
        } else {
            ((ObjectNode) parent).set(last, value);
        }
    }

    private static JsonNode other(JsonNode value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value.isBoolean()) {
            return nodes.booleanNode(!value.booleanValue());
        }
        return value.isNumber()
                ? nodes.numberNode(value.decimalValue().add(BigDecimal.ONE))
                : nodes.textNode(value.textValue() + "x");
    }
}

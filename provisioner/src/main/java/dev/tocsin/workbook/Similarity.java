package dev.tocsin.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonPointers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How alike two items are, from 0 to 1: half of it their main matter (the query, the markdown, the names of what is in them),
 * half of it the other values, of which most are the same in all items. An item with one value changed has at least 0.5.
 */
final class Similarity {
    private static final Set<String> MATTER = Set.of("/query", "/content/query", "/content/json");

    private final Map<Integer, Traits> before = new HashMap<>();
    private final Map<Integer, Traits> after = new HashMap<>();
    private final List<Item> old;
    private final List<Item> now;

    Similarity(List<Item> old, List<Item> now) {
        this.old = old;
        this.now = now;
    }

    /**
     * What is compared of an item.
     *
     * @param leaves its own values, without its main text
     * @param matter how often each line of its main text occurs, or each name of what is in it
     */
    private record Traits(Map<String, JsonNode> leaves, Map<String, Integer> matter) {}

    double of(int a, int b) {
        Traits left = before.computeIfAbsent(a, index -> traits(old, index));
        Traits right = after.computeIfAbsent(b, index -> traits(now, index));
        double rest = shareOfLeaves(left.leaves(), right.leaves());
        return left.matter().isEmpty() && right.matter().isEmpty()
                ? rest
                : (rest + shareOfMatter(left.matter(), right.matter())) / 2;
    }

    /** Pointer of the text that an item is about; empty when it has none. */
    static String mainText(Item item) {
        return switch (item.type()) {
            case PARAMETER -> "/query";
            case LINK, WORKBOOK -> "";
            default -> item.json().at("/content/query").isTextual() ? "/content/query" : "/content/json";
        };
    }

    private static Traits traits(List<Item> items, int index) {
        Item item = items.get(index);
        Map<String, JsonNode> leaves = new HashMap<>();
        leaves(item.own(), "", leaves);
        Map<String, Integer> matter = new HashMap<>();
        if (item.children().isEmpty()) {
            JsonNode text = leaves.get(mainText(item));
            // Whatever stands there: a query that became null is one value, too.
            leaves.keySet().removeAll(MATTER);
            if (text != null && text.isTextual()) {
                text.textValue().lines().forEach(line -> matter.merge(line.strip(), 1, Integer::sum));
            }
        } else {
            for (int child : item.children()) {
                Item one = items.get(child);
                matter.merge(one.name().orElse("") + one.type(), 1, Integer::sum);
            }
        }
        return new Traits(leaves, matter);
    }

    private static void leaves(JsonNode node, String pointer, Map<String, JsonNode> leaves) {
        if (node.isContainerNode()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                leaves(member.getValue(), JsonPointers.child(pointer, member.getKey()), leaves);
            }
            for (int i = 0; node.isArray() && i < node.size(); i++) {
                leaves(node.get(i), JsonPointers.child(pointer, i), leaves);
            }
        } else {
            leaves.put(pointer, node);
        }
    }

    private static double shareOfLeaves(Map<String, JsonNode> a, Map<String, JsonNode> b) {
        int most = Math.max(a.size(), b.size());
        long common = a.entrySet().stream()
                .filter(leaf -> leaf.getValue().equals(b.get(leaf.getKey())))
                .count();
        return most <= 1 ? 1 : (double) common / most;
    }

    private static double shareOfMatter(Map<String, Integer> a, Map<String, Integer> b) {
        int common = a.entrySet().stream()
                .mapToInt(one -> Math.min(one.getValue(), b.getOrDefault(one.getKey(), 0)))
                .sum();
        return (double) common / Math.max(sum(a), sum(b));
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}

package dev.tocsin.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for items: two items have the same when they and all in them are equal, up to the order of what is in them. */
final class Fingerprints {
    private final Map<Whole, Integer> numbers = new HashMap<>();

    private record Whole(String list, JsonNode own, List<List<Integer>> children) {}

    /** One for each item. */
    int[] of(List<Item> items) {
        int[] result = new int[items.size()];
        for (int i = items.size() - 1; i >= 0; i--) {
            Item item = items.get(i);
            Map<String, List<Integer>> children = new HashMap<>();
            for (int child : item.children()) {
                children.computeIfAbsent(items.get(child).list(), list -> new ArrayList<>())
                        .add(result[child]);
            }
            List<List<Integer>> sorted = new ArrayList<>();
            for (String list : item.lists()) {
                sorted.add(
                        children.getOrDefault(list, List.of()).stream().sorted().toList());
            }
            result[i] = number(new Whole(item.listKind(), item.own(), sorted));
        }
        return result;
    }

    private int number(Whole whole) {
        Integer known = numbers.putIfAbsent(whole, numbers.size());
        return known == null ? numbers.size() - 1 : known;
    }
}

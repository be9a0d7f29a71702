package dev.tocsin.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonPointers;
import java.util.ArrayList;
import java.util.List;

/**
 * Workbook content as a tree. Where items are is read from the content, not from their types, so that an unknown type hides
 * nothing. Content that is a JSON document as text (the legacy form) stays one value.
 */
public final class Workbook {
    private final List<Item> items;
    private final List<String> paths;

    private Workbook(List<Item> items) {
        this.items = List.copyOf(items);
        this.paths = Paths.of(this.items);
    }

    /** Whether it is an object with a list of items. */
    public static boolean isWorkbook(JsonNode content) {
        return content.isObject() && content.path("items").isArray();
    }

    /** The tree of parsed content. */
    public static Workbook of(JsonNode content) {
        List<Item> items = new ArrayList<>();
        read(items, new Item(0, -1, ItemType.WORKBOOK, "", 0, "", content, List.of()));
        return new Workbook(items);
    }

    private static void read(List<Item> items, Item item) {
        items.add(item);
        List<Integer> children = new ArrayList<>();
        for (String list : item.lists()) {
            JsonNode nodes = item.json().at(list);
            for (int i = 0; i < nodes.size(); i++) {
                children.add(items.size());
                read(
                        items,
                        new Item(
                                items.size(),
                                item.index(),
                                type(list, nodes.get(i)),
                                list,
                                i,
                                JsonPointers.child(item.pointer() + list, i),
                                nodes.get(i),
                                List.of()));
            }
        }
        items.set(
                item.index(),
                new Item(
                        item.index(),
                        item.parent(),
                        item.type(),
                        item.list(),
                        item.position(),
                        item.pointer(),
                        item.json(),
                        children));
    }

    private static ItemType type(String list, JsonNode node) {
        return switch (JsonPointers.last(list)) {
            case "parameters" -> ItemType.PARAMETER;
            case "links" -> ItemType.LINK;
            default -> ItemType.of(node.path("type"));
        };
    }

    /** Every node, each before the nodes in it, in the order of the content; the first is the workbook itself. */
    public List<Item> items() {
        return items;
    }

    /**
     * Where a node is, for people: {@code Overview / Errors tab / Top failures}. No two nodes have the same. The workbook itself
     * is {@code (workbook)}.
     */
    public String path(Item item) {
        return paths.get(item.index());
    }
}

package dev.tocsin.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonPointers;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes the new content from the old one and the changes alone: it can only succeed when nothing is hidden. */
final class Rebuild {
    private final Workbook old;
    private final Map<String, ItemChange> byOld = new HashMap<>();
    /** What is new in a list or moved there, by the list's pointer in the new content, then by place. */
    private final Map<String, Map<Integer, ItemChange>> arriving = new HashMap<>();

    private final Map<String, Item> oldItems = new HashMap<>();

    private Rebuild(Workbook old, WorkbookDiff diff) {
        this.old = old;
        old.items().forEach(item -> oldItems.put(item.pointer(), item));
        for (ItemChange change : diff.items()) {
            change.before().ifPresent(place -> byOld.put(place.pointer(), change));
            if (change.added() || change.moved()) {
                String pointer = change.after().orElseThrow().pointer();
                int slash = pointer.lastIndexOf('/');
                arriving.computeIfAbsent(pointer.substring(0, slash), list -> new TreeMap<>())
                        .put(Integer.parseInt(pointer.substring(slash + 1)), change);
            }
        }
    }

    static JsonNode of(JsonNode before, WorkbookDiff diff) {
        Workbook old = Workbook.of(before);
        Rebuild rebuild = new Rebuild(old, diff);
        return rebuild.stayed(old.items().get(0), "");
    }

    private JsonNode stayed(Item item, String pointer) {
        JsonNode own = item.own().deepCopy();
        ItemChange change = byOld.get(item.pointer());
        if (change != null) {
            for (PropertyChange property : change.properties()) {
                set(own, property);
            }
        }
        fill(own, item, pointer);
        return own;
    }

    private void fill(JsonNode own, @Nullable Item item, String pointer) {
        for (String list : new String[] {"/items", "/content/items", "/content/parameters", "/content/links"}) {
            Map<Integer, ItemChange> come = arriving.getOrDefault(pointer + list, Map.of());
            Iterator<Item> staying = item == null
                    ? Collections.emptyIterator()
                    : item.children().stream()
                            .map(old.items()::get)
                            .filter(child -> child.list().equals(list) && stays(child))
                            .iterator();
            if (!come.isEmpty() || staying.hasNext()) {
                ArrayNode array = (ArrayNode) own.at(list);
                while (come.containsKey(array.size()) || staying.hasNext()) {
                    String at = JsonPointers.child(pointer + list, array.size());
                    ItemChange arrived = come.get(array.size());
                    array.add(arrived == null ? stayed(staying.next(), at) : arrived(arrived, at));
                }
            }
        }
    }

    private JsonNode arrived(ItemChange change, String at) {
        if (change.moved()) {
            return stayed(oldItems.get(change.before().orElseThrow().pointer()), at);
        }
        JsonNode own = change.after().orElseThrow().own().deepCopy();
        fill(own, null, at);
        return own;
    }

    private boolean stays(Item item) {
        ItemChange change = byOld.get(item.pointer());
        return change == null || !change.moved() && !change.removed();
    }

    private static void set(JsonNode own, PropertyChange property) {
        int slash = property.pointer().lastIndexOf('/');
        JsonNode parent = own.at(property.pointer().substring(0, slash));
        String last = JsonPointers.last(property.pointer());
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(last), property.after().orElseThrow());
        } else if (property.after().isPresent()) {
            ((ObjectNode) parent).set(last, property.after().get().deepCopy());
        } else {
            ((ObjectNode) parent).remove(last);
        }
    }

    static JsonNode text(String text) {
        return JsonNodeFactory.instance.textNode(text);
    }
}

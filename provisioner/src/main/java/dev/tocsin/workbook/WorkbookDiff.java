package dev.tocsin.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * What changed between two contents of a workbook. Nothing is hidden: the old content and this list give the new content.
 *
 * @param items one for each item that changed: in the order of the new content, then what is gone
 * @param bytesBefore size of the old content in UTF-8 without white space
 * @param bytesAfter size of the new content in UTF-8 without white space
 */
public record WorkbookDiff(List<ItemChange> items, int bytesBefore, int bytesAfter) {
    /** Copies the list. */
    public WorkbookDiff {
        items = List.copyOf(items);
    }

    /**
     * Compares.
     *
     * @param same whether an old and a new value that is no object are to be taken for the same
     */
    public static WorkbookDiff of(JsonNode before, JsonNode after, BiPredicate<JsonNode, JsonNode> same) {
        Workbook old = Workbook.of(before);
        Workbook now = Workbook.of(after);
        int[] toNow = Matching.of(old, now);
        boolean[] moved = Moves.of(old.items(), now.items(), toNow);
        int[] toOld = new int[now.items().size()];
        for (Item item : old.items()) {
            if (toNow[item.index()] >= 0) {
                // Counted from 1: 0 is what is new.
                toOld[toNow[item.index()]] = item.index() + 1;
            }
        }
        List<ItemChange> changes = new ArrayList<>();
        for (Item item : now.items()) {
            if (toOld[item.index()] == 0) {
                changes.add(new ItemChange(
                        Optional.empty(), Optional.of(place(now, item)), false, Properties.of(item, true)));
                continue;
            }
            Item was = old.items().get(toOld[item.index()] - 1);
            List<PropertyChange> properties = Properties.compare(was, item, same);
            if (moved[was.index()] || !properties.isEmpty()) {
                changes.add(new ItemChange(
                        Optional.of(place(old, was)), Optional.of(place(now, item)), moved[was.index()], properties));
            }
        }
        for (Item item : old.items()) {
            if (toNow[item.index()] < 0) {
                changes.add(new ItemChange(
                        Optional.of(place(old, item)), Optional.empty(), false, Properties.of(item, false)));
            }
        }
        return new WorkbookDiff(changes, bytes(before), bytes(after));
    }

    private static ItemChange.Place place(Workbook workbook, Item item) {
        return new ItemChange.Place(item.type(), workbook.path(item), item.pointer(), item.own());
    }

    private static int bytes(JsonNode content) {
        return JsonWriter.compact(content).getBytes(StandardCharsets.UTF_8).length;
    }
}

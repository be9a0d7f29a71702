package dev.tocsin.preview.page;

import dev.tocsin.html.Html;
import dev.tocsin.workbook.Item;
import dev.tocsin.workbook.Workbook;
import java.util.List;
import java.util.Map;

/**
 * A workbook to be drawn, and what is known of its items.
 *
 * @param name of the side: a letter that its anchors begin with
 * @param workbook as {@code Workbook.of} reads it
 * @param refused why groups do not hold what they load, by their JSON pointers
 * @param marks of items, by their JSON pointers
 */
public record Side(String name, Workbook workbook, Map<String, String> refused, Map<String, List<Mark>> marks) {
    /** Copies the maps. */
    public Side {
        refused = Map.copyOf(refused);
        marks = Map.copyOf(marks);
    }

    /** The id of an item in the page. */
    public String anchor(Item item) {
        return name + item.index();
    }

    private List<Mark> marks(Item item) {
        return marks.getOrDefault(item.pointer(), List.of());
    }

    /** Classes for the edge of an item. */
    String looks(Item item) {
        List<Mark> marks = marks(item);
        return marks.isEmpty() ? "" : " marked " + marks.get(0).look();
    }

    /** The marks of an item, to stand over it. */
    String html(Item item) {
        StringBuilder out = new StringBuilder();
        for (Mark one : marks(item)) {
            out.append("<p class=\"mark ")
                    .append(one.look())
                    .append("\">")
                    .append(Html.escape(one.text()))
                    .append("</p>\n");
        }
        return out.toString();
    }
}

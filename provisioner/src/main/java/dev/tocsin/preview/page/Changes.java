package dev.tocsin.preview.page;

import dev.tocsin.html.Html;
import dev.tocsin.workbook.Item;
import dev.tocsin.workbook.ItemChange;
import dev.tocsin.workbook.ItemType;
import dev.tocsin.workbook.Workbook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What changed between the two states of a page: marks at the items, and a list with links to them. */
public final class Changes {
    private static final int MOST_LISTED = 500;
    private static final int MOST_NAMED = 8;

    private Changes() {}

    /**
     * The marks of one state.
     *
     * @param place where a change is in that state
     */
    public static Map<String, List<Mark>> marks(
            Workbook workbook, List<ItemChange> changes, Function<ItemChange, Optional<ItemChange.Place>> place) {
        Map<String, Item> items = byPointer(workbook);
        Map<String, List<Mark>> marks = new HashMap<>();
        for (ItemChange change : changes) {
            place.apply(change).flatMap(one -> drawn(workbook, items, one)).ifPresent(item -> {
                boolean itself = place.apply(change).orElseThrow().pointer().equals(item.pointer());
                String whose = itself ? "" : change.place().type().word() + " " + name(change) + ": ";
                Mark mark = new Mark(itself ? look(change) : "changed", whose + told(change));
                marks.computeIfAbsent(item.pointer(), key -> new ArrayList<>()).add(mark);
            });
        }
        return marks;
    }

    /** The page of two states, with the list of what changed between them. */
    public static Frame frame(Side before, Side after, List<ItemChange> changes) {
        Map<String, Item> then = byPointer(before.workbook());
        Map<String, Item> now = byPointer(after.workbook());
        StringBuilder out = new StringBuilder("<section class=\"changes\" aria-label=\"Changes\"><h2>")
                .append(changes.isEmpty() ? "No changes" : count(changes.size()))
                .append("</h2><ul>\n");
        for (ItemChange change : changes.subList(0, Math.min(MOST_LISTED, changes.size()))) {
            Optional<String> old = change.before()
                    .flatMap(one -> drawn(before.workbook(), then, one))
                    .map(before::anchor);
            Optional<String> here = change.after()
                    .flatMap(one -> drawn(after.workbook(), now, one))
                    .map(after::anchor);
            out.append("<li><span class=\"mark ")
                    .append(look(change))
                    .append("\">")
                    .append(Html.escape(told(change)))
                    .append("</span> ")
                    .append(link(here.or(() -> old), change.place().path()));
            if (here.isPresent() && old.isPresent()) {
                out.append(" · ").append(link(old, "before"));
            }
            out.append("</li>\n");
        }
        if (changes.size() > MOST_LISTED) {
            out.append("<li>… and ").append(changes.size() - MOST_LISTED).append(" more</li>\n");
        }
        return new Frame(
                "",
                out.append("</ul></section>\n").toString(),
                List.of(Html.resource(Page.class, "compare.js")),
                Html.resource(Page.class, "compare.css"),
                false);
    }

    private static String count(int changes) {
        return changes + (changes == 1 ? " change" : " changes");
    }

    private static String link(Optional<String> anchor, String text) {
        return anchor.map(one -> "<a href=\"#" + one + "\">" + Html.escape(text) + "</a>")
                .orElseGet(() -> Html.escape(text));
    }

    private static Map<String, Item> byPointer(Workbook workbook) {
        return workbook.items().stream().collect(Collectors.toMap(Item::pointer, Function.identity()));
    }

    /** The item in the page: parameters and links stand in the item that has them. */
    private static Optional<Item> drawn(Workbook workbook, Map<String, Item> items, ItemChange.Place place) {
        Item item = items.get(place.pointer());
        if (item == null || item.type() == ItemType.WORKBOOK) {
            return Optional.empty();
        }
        boolean inside = item.type() == ItemType.PARAMETER || item.type() == ItemType.LINK;
        return Optional.of(inside ? workbook.items().get(item.parent()) : item);
    }

    private static String name(ItemChange change) {
        return change.place().path().replaceFirst("^.* / ", "");
    }

    private static String look(ItemChange change) {
        return change.added() ? "added" : change.removed() ? "removed" : change.edited() ? "changed" : "moved";
    }

    /** What happened to an item, as in {@code moved, changed: query, title}. */
    private static String told(ItemChange change) {
        String properties = change.properties().stream()
                .map(one -> one.aspect().word().equals("other")
                        ? one.property()
                        : one.aspect().word())
                .distinct()
                .limit(MOST_NAMED)
                .collect(Collectors.joining(", "));
        return String.join(", ", words(change)) + (change.edited() ? ": " + properties : "");
    }

    /** {@code added removed moved renamed changed}. */
    public static List<String> words(ItemChange change) {
        List<String> words = new ArrayList<>();
        if (change.added()) {
            words.add("added");
        }
        if (change.removed()) {
            words.add("removed");
        }
        if (change.moved()) {
            words.add("moved");
        }
        if (change.renamed()) {
            words.add("renamed");
        }
        if (change.edited()) {
            words.add("changed");
        }
        return words;
    }
}

package dev.tocsin.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diff.Difference;
import dev.tocsin.diff.Sensitive;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.kind.Kind;
import dev.tocsin.plan.Change;
import dev.tocsin.workbook.Aspect;
import dev.tocsin.workbook.ItemChange;
import dev.tocsin.workbook.PropertyChange;
import dev.tocsin.workbook.WorkbookDiff;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What changed in a workbook, for people: a headline for each item, and lines for each of its values.
 *
 * @param summary how many items, what happened to them, and the size
 * @param blocks one for each item that changed
 */
record WorkbookLines(String summary, List<Block> blocks) {
    /** Above this the service refuses content ({@code lint} rule TOC0230 warns before, and refuses). */
    private static final int NEAR_LIMIT = 900_000;

    private static final int LIMIT = 1 << 20;

    /**
     * One item.
     *
     * @param sign {@code + - ~}
     * @param path where it is
     * @param what its type and what happened to it
     * @param values what changed in it
     */
    record Block(String sign, String path, String what, List<Value> values) {}

    /**
     * One value.
     *
     * @param title its name
     * @param lines with {@code "- "}, {@code "+ "} or two spaces before them
     */
    record Value(String title, List<String> lines) {}

    /**
     * The changes of a workbook's items.
     *
     * @param most how many characters of one value are shown
     */
    static Optional<WorkbookLines> of(Change change, int most) {
        return change.workbook()
                .map(diff -> new WorkbookLines(
                        words(diff) + "; " + size(diff),
                        diff.items().stream()
                                .map(item -> block(change.kind(), item, most))
                                .toList()));
    }

    /** The differences that are not told by items. */
    static List<Difference> others(Change change) {
        return change.workbook().isEmpty()
                ? change.differences()
                : change.differences().stream()
                        .filter(difference -> !difference
                                .path()
                                .startsWith(change.kind().content().orElseThrow() + "/"))
                        .toList();
    }

    private static Block block(Kind kind, ItemChange item, int most) {
        String sign = item.added() ? "+" : item.removed() ? "-" : "~";
        List<Value> values = item.properties().stream()
                .map(property -> value(kind, item, property, most))
                .toList();
        return new Block(sign, Shown.printable(item.place().path()), Shown.printable(what(item)), values);
    }

    private static String what(ItemChange item) {
        List<String> words = new ArrayList<>(words(item));
        words.remove("changed");
        return "(" + item.place().type().word() + ")" + (words.isEmpty() ? "" : " " + String.join(", ", words))
                + from(item);
    }

    private static String from(ItemChange item) {
        if (item.added() || item.removed()) {
            return "";
        }
        ItemChange.Place before = item.before().orElseThrow();
        if (!before.path().equals(item.place().path())) {
            return ", was \"" + before.path() + "\"";
        }
        return item.moved() ? ", from place " + position(before) + " to " + position(item.place()) : "";
    }

    /** In its list, counted from 1. */
    private static int position(ItemChange.Place place) {
        return Integer.parseInt(JsonPointers.last(place.pointer())) + 1;
    }

    /** What happened to the item: {@code added removed moved renamed changed}. */
    static List<String> words(ItemChange item) {
        List<String> words = new ArrayList<>();
        if (item.added()) {
            words.add("added");
        }
        if (item.removed()) {
            words.add("removed");
        }
        if (item.moved()) {
            words.add("moved");
        }
        if (item.renamed()) {
            words.add("renamed");
        }
        if (item.edited()) {
            words.add("changed");
        }
        return words;
    }

    /** How many items were added, removed, moved, renamed and changed; one item may be counted in several. */
    static Map<String, Integer> counts(WorkbookDiff diff) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        List.of("added", "removed", "moved", "renamed", "changed").forEach(word -> counts.put(word, 0));
        diff.items().forEach(item -> words(item).forEach(word -> counts.merge(word, 1, Integer::sum)));
        return counts;
    }

    private static String words(WorkbookDiff diff) {
        List<String> words = new ArrayList<>();
        counts(diff).forEach((word, count) -> {
            if (count > 0) {
                words.add(count + " " + word);
            }
        });
        int items = diff.items().size();
        return items + (items == 1 ? " item: " : " items: ") + String.join(", ", words);
    }

    private static Value value(Kind kind, ItemChange item, PropertyChange property, int most) {
        Difference shown = shown(kind, item, property);
        return new Value(Shown.printable(title(property)), lines(Shown.before(shown), Shown.after(shown), most));
    }

    private static String title(PropertyChange property) {
        Aspect aspect = property.aspect();
        return switch (aspect) {
            case TEXT -> "markdown";
            case OTHER -> property.property();
            default ->
                property.property().equals(aspect.word()) ? aspect.word() : aspect.word() + ": " + property.property();
        };
    }

    /** The change as a difference, which shows no secret. */
    static Difference shown(Kind kind, ItemChange item, PropertyChange property) {
        return Sensitive.inContent(
                kind,
                kind.content().orElse("") + item.place().pointer() + property.pointer(),
                property.before(),
                property.after());
    }

    /** Text by its lines; lists that became longer or shorter by the lines of their JSON; all else as values. */
    static List<String> lines(Optional<JsonNode> before, Optional<JsonNode> after, int most) {
        boolean text = isText(before) && isText(after) && (text(before) + text(after)).indexOf('\n') >= 0;
        boolean lists = before.filter(JsonNode::isArray).isPresent()
                && after.filter(JsonNode::isArray).isPresent();
        if (!text && !lists) {
            return Shown.lines(before, after, most);
        }
        return LineDiff.of(text(before), text(after)).stream()
                .map(line -> Shown.cut(line, 2 * most))
                .toList();
    }

    private static boolean isText(Optional<JsonNode> value) {
        return value.isEmpty() || value.get().isTextual();
    }

    private static String text(Optional<JsonNode> value) {
        return value.map(node -> node.isTextual() ? node.textValue() : JsonWriter.pretty(node))
                .orElse("");
    }

    /** {@code 12,860 → 12,901 bytes without white space}, and how near that is to what the service takes. */
    private static String size(WorkbookDiff diff) {
        String bytes = String.format(
                Locale.ROOT, "%,d → %,d bytes without white space", diff.bytesBefore(), diff.bytesAfter());
        return diff.bytesAfter() <= NEAR_LIMIT
                ? bytes
                : bytes + String.format(Locale.ROOT, "; Azure takes about %,d", LIMIT);
    }
}

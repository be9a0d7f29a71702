package dev.tocsin.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diff.Difference;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.plan.Change;
import dev.tocsin.secret.Marks;
import dev.tocsin.workbook.Aspect;
import dev.tocsin.workbook.ItemChange;
import dev.tocsin.workbook.PropertyChange;
import dev.tocsin.workbook.WorkbookDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What changed in a workbook, for people: a headline for each item, and lines for each of its values. */
final class WorkbookLines {
    /** Above this the service refuses content ({@code lint} rule TOC0230 warns before, and refuses). */
    private static final int NEAR_LIMIT = 900_000;

    private static final int LIMIT = 1 << 20;

    private WorkbookLines() {}

    /**
     * One item.
     *
     * @param sign {@code + - ~}
     * @param title where it is and what happened to it
     * @param values what changed in it
     */
    record Block(String sign, String title, List<Value> values) {}

    /**
     * One value.
     *
     * @param title its name
     * @param lines with {@code "- "}, {@code "+ "} or two spaces before them
     */
    record Value(String title, List<String> lines) {}

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

    /** One for each item that changed. */
    static List<Block> blocks(WorkbookDiff diff, int most) {
        return diff.items().stream().map(item -> block(item, most)).toList();
    }

    private static Block block(ItemChange item, int most) {
        String sign = item.added() ? "+" : item.removed() ? "-" : "~";
        List<Value> values = item.properties().stream()
                .map(property -> value(property, most))
                .toList();
        return new Block(sign, Shown.printable(title(item)), values);
    }

    private static String title(ItemChange item) {
        List<String> words = new ArrayList<>(words(item));
        words.remove("changed");
        String from = item.before()
                .map(ItemChange.Place::path)
                .filter(path ->
                        item.after().isPresent() && !path.equals(item.place().path()))
                .map(path -> ", was \"" + path + "\"")
                .orElse("");
        return item.place().path() + " (" + item.place().type().word() + ")"
                + (words.isEmpty() ? "" : " " + String.join(", ", words)) + from;
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

    private static Value value(PropertyChange property, int most) {
        String title = property.property().equals(property.aspect().word()) || isOther(property)
                ? property.property()
                : property.aspect().word() + ": " + property.property();
        Difference shown = shown(property);
        Optional<JsonNode> before = Shown.before(shown);
        Optional<JsonNode> after = Shown.after(shown);
        return new Value(Shown.printable(title), lines(before, after, most));
    }

    private static boolean isOther(PropertyChange property) {
        return property.aspect() == Aspect.OTHER;
    }

    /** The change as a difference, which knows how secrets are shown. */
    static Difference shown(PropertyChange property) {
        boolean hidden = property.after()
                .filter(after -> Marks.holdsSecret(after.isTextual() ? after.textValue() : JsonWriter.compact(after)))
                .isPresent();
        return new Difference(property.pointer(), property.before(), property.after(), hidden);
    }

    /** Text by its lines; lists that became longer or shorter by the lines of their JSON; all else as values. */
    static List<String> lines(Optional<JsonNode> before, Optional<JsonNode> after, int most) {
        boolean text = isText(before) && isText(after) && (text(before) + text(after)).indexOf('\n') >= 0;
        boolean lists = before.filter(JsonNode::isArray).isPresent()
                && after.filter(JsonNode::isArray).isPresent();
        if (text || lists) {
            return LineDiff.of(text(before), text(after)).stream()
                    .map(line -> line.length() <= 2 * most ? line : line.substring(0, 2 * most) + "…")
                    .toList();
        }
        List<String> lines = new ArrayList<>();
        before.ifPresent(value -> lines.add("- " + Shown.printable(Shown.line(value, most))));
        after.ifPresent(value -> lines.add("+ " + Shown.printable(Shown.line(value, most))));
        return lines;
    }

    private static boolean isText(Optional<JsonNode> value) {
        return value.isEmpty() || value.get().isTextual();
    }

    private static String text(Optional<JsonNode> value) {
        return value.map(node -> node.isTextual() ? node.textValue() : JsonWriter.pretty(node))
                .orElse("");
    }

    /** {@code 12,860 → 12,901 bytes without white space}, and how near that is to what the service takes. */
    static String size(WorkbookDiff diff) {
        String bytes = String.format(
                Locale.ROOT, "%,d → %,d bytes without white space", diff.bytesBefore(), diff.bytesAfter());
        return diff.bytesAfter() <= NEAR_LIMIT
                ? bytes
                : bytes + String.format(Locale.ROOT, "; Azure takes about %,d", LIMIT);
    }
}

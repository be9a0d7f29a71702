package dev.tocsin.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tocsin.diff.Difference;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.secret.DerivedSecret;
import dev.tocsin.secret.Mask;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Values of differences as people may see them. */
final class Shown {
    private static final int LONGEST_MESSAGE = 2_000;
    static final String CHANGED = "(sensitive, changed)";

    private Shown() {}

    /** The live value, or what stands for it. */
    static Optional<JsonNode> before(Difference difference) {
        return difference.sensitive() ? difference.before().map(value -> text(Mask.HIDDEN)) : difference.before();
    }

    /** The declared value, or what stands for it. */
    static Optional<JsonNode> after(Difference difference) {
        if (!difference.sensitive()) {
            return difference.after();
        }
        return difference
                .after()
                .map(value -> text(word(value, difference.before().isPresent())));
    }

    private static String word(JsonNode after, boolean changed) {
        if (after.isTextual() && DerivedSecret.isIn(after.textValue())) {
            return DerivedSecret.SHOWN;
        }
        return changed ? CHANGED : Mask.HIDDEN;
    }

    /** Whether both are text and one of them has several lines, so that a diff of lines says more than the values. */
    static boolean areLines(Optional<JsonNode> before, Optional<JsonNode> after) {
        return before.isPresent()
                && after.isPresent()
                && before.get().isTextual()
                && after.get().isTextual()
                && (before.get().textValue() + after.get().textValue()).indexOf('\n') >= 0;
    }

    /** What changed as lines of a diff: text of several lines by its lines, all else as a line for each side. */
    static List<String> lines(Optional<JsonNode> before, Optional<JsonNode> after, int most) {
        if (areLines(before, after)) {
            return LineDiff.of(
                            before.orElseThrow().textValue(),
                            after.orElseThrow().textValue())
                    .stream()
                    .map(line -> cut(line, 2 * most))
                    .toList();
        }
        List<String> lines = new ArrayList<>();
        before.ifPresent(value -> lines.add("- " + line(value, most)));
        after.ifPresent(value -> lines.add("+ " + line(value, most)));
        return lines;
    }

    /** On one line, at most so many characters, saying when it was cut. */
    static String line(JsonNode value, int most) {
        return cut(printable(JsonWriter.compact(value)), most);
    }

    /** At most so many characters, saying when it was cut. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "… (" + text.length() + " characters)";
    }

    /**
     * Text of the service or of a file on one line of a terminal or a comment: control characters and those that turn the
     * direction of writing are written out, so that they can neither steer the terminal nor hide text.
     */
    static String printable(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean turns = c >= '\u202A' && c <= '\u202E' || c >= '\u2066' && c <= '\u2069';
            if (turns || Character.isISOControl(c) && c != '\t') {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** A message on one line, whatever names and values it quotes. */
    static String oneLine(String message) {
        String line = printable(message);
        return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE) + "…";
    }

    private static JsonNode text(String text) {
        return TextNode.valueOf(text);
    }
}

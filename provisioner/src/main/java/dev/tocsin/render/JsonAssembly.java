package dev.tocsin.render;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the marked output of a template into JSON text. A value inside a string is escaped; a value outside must by
 * itself be exactly one JSON value and stand where a value may stand. Keeps the way back from output to template lines.
 */
final class JsonAssembly {
    private static final JsonReader VALUES = new JsonReader(JsonLimits.DEFINITION);

    /** A line of a template: number of the file among those loaded, and 1-based line. */
    record Origin(int file, int line) {}

    /** A value that would change the structure. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Origin origin;

        private Refused(String message, Origin origin) {
            super(message);
            this.origin = origin;
        }

        Origin origin() {
            return origin;
        }
    }

    private record Start(int offset, Origin origin) {}

    private final String marked;
    /** The same as the text: a cold loop over an array is several times as fast as one that calls for each character. */
    private final char[] chars;

    private final StringBuilder out;
    private final List<Start> starts = new ArrayList<>();
    private final Origin first;
    private Origin current;
    private boolean inString;
    private int at;

    private JsonAssembly(String marked, Origin first) {
        this.marked = marked;
        this.chars = marked.toCharArray();
        this.first = first;
        this.current = first;
        this.out = new StringBuilder(marked.length());
    }

    /**
     * Assembles the output.
     *
     * @param file number of the template, for what stands before its first mark
     * @throws Refused when a value outside of quotes is not one JSON value
     */
    static JsonAssembly of(String marked, int file) throws Refused {
        JsonAssembly assembly = new JsonAssembly(marked, new Origin(file, 1));
        assembly.run();
        return assembly;
    }

    /** The JSON text, not yet parsed. */
    String text() {
        return out.toString();
    }

    /** The template line that an offset of the text comes from. */
    Origin originOf(int offset) {
        Origin origin = first;
        for (Start start : starts) {
            if (start.offset() > offset) {
                break;
            }
            origin = start.origin();
        }
        return origin;
    }

    private void run() throws Refused {
        while (at < chars.length) {
            switch (chars[at]) {
                case LineMarks.OPEN -> lineMark();
                case JsonOutputFormat.VALUE_OPEN -> value();
                case '"' -> {
                    inString = !inString;
                    copy();
                }
                case '\\' -> escape();
                default -> copyPlain();
            }
        }
    }

    private void copyPlain() {
        int start = at;
        while (at < chars.length && !isSpecial(chars[at])) {
            at++;
        }
        out.append(chars, start, at - start);
    }

    private static boolean isSpecial(char c) {
        return c == '"' || c == '\\' || c == LineMarks.OPEN || c == JsonOutputFormat.VALUE_OPEN;
    }

    /** A backslash takes the next character with it, which must not be the first one of a value. */
    private void escape() throws Refused {
        copy();
        if (inString && at < chars.length) {
            if (chars[at] == JsonOutputFormat.VALUE_OPEN) {
                throw new Refused("a backslash stands right before ${…}; remove it", current);
            }
            copy();
        }
    }

    private void copy() {
        out.append(chars[at++]);
    }

    private void lineMark() {
        int end = marked.indexOf(LineMarks.CLOSE, at);
        int colon = marked.indexOf(':', at);
        current = new Origin(Integer.parseInt(marked, at + 1, colon, 10), Integer.parseInt(marked, colon + 1, end, 10));
        starts.add(new Start(out.length(), current));
        at = end + 1;
    }

    private void value() throws Refused {
        int end = marked.indexOf(JsonOutputFormat.VALUE_CLOSE, at);
        String value = marked.substring(at + 1, end);
        at = end + 1;
        if (inString) {
            JsonStringEncoder.getInstance().quoteAsString(value, out);
            return;
        }
        if (!isWord(value) && !isJson(value)) {
            throw new Refused(
                    "a value outside of quotes must be exactly one JSON value, and \"" + shortened(value)
                            + "\" is not; put quotes around ${…}, or write ${json(…)}",
                    current);
        }
        if (!standsAlone()) {
            throw new Refused(
                    "a value outside of quotes must stand alone between \":\", \",\", \"[\" and \"]\"", current);
        }
        out.append(value);
    }

    /** Most values are words of JSON, which need no parser. */
    private static boolean isWord(String value) {
        return value.equals("true") || value.equals("false") || value.equals("null");
    }

    private static boolean isJson(String value) {
        try {
            VALUES.readTree(value);
            return true;
        } catch (JsonSyntaxException e) {
            return false;
        }
    }

    private boolean standsAlone() {
        int before = out.length() - 1;
        while (before >= 0 && Character.isWhitespace(out.charAt(before))) {
            before--;
        }
        boolean opened = before < 0 || ":,[".indexOf(out.charAt(before)) >= 0;
        char after = at < chars.length ? chars[at] : ' ';
        return opened && (Character.isWhitespace(after) || ",]}".indexOf(after) >= 0 || after == LineMarks.OPEN);
    }

    private static String shortened(String value) {
        String line = value.replaceAll("\\s+", " ");
        return line.length() <= 60 ? line : line.substring(0, 57) + "...";
    }
}

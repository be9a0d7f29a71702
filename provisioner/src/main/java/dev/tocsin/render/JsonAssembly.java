package dev.tocsin.render;

import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.json.JsonWriter;
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
    private final StringBuilder out;
    private final List<Start> starts = new ArrayList<>();
    private final Origin first;
    private Origin current;
    private boolean inString;
    private int at;

    private JsonAssembly(String marked, Origin first) {
        this.marked = marked;
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
        while (at < marked.length()) {
            char c = marked.charAt(at);
            switch (c) {
                case LineMarks.OPEN -> lineMark();
                case JsonOutputFormat.VALUE_OPEN -> value();
                case '"' -> {
                    inString = !inString;
                    copy();
                }
                case '\\' -> escape();
                default -> copy();
            }
        }
    }

    /** A backslash takes the next character with it, which must not be the first one of a value. */
    private void escape() throws Refused {
        copy();
        if (inString && at < marked.length()) {
            if (marked.charAt(at) == JsonOutputFormat.VALUE_OPEN) {
                throw new Refused("a backslash stands right before ${…}; remove it", current);
            }
            copy();
        }
    }

    private void copy() {
        out.append(marked.charAt(at++));
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
            String quoted = JsonWriter.quoted(value);
            out.append(quoted, 1, quoted.length() - 1);
            return;
        }
        try {
            VALUES.readTree(value);
        } catch (JsonSyntaxException e) {
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

    private boolean standsAlone() {
        int before = out.length() - 1;
        while (before >= 0 && Character.isWhitespace(out.charAt(before))) {
            before--;
        }
        boolean opened = before < 0 || ":,[".indexOf(out.charAt(before)) >= 0;
        char after = at < marked.length() ? marked.charAt(at) : ' ';
        return opened && (Character.isWhitespace(after) || ",]}".indexOf(after) >= 0 || after == LineMarks.OPEN);
    }

    private static String shortened(String value) {
        String line = value.replaceAll("\\s+", " ");
        return line.length() <= 60 ? line : line.substring(0, 57) + "...";
    }
}

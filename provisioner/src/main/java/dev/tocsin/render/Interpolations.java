package dev.tocsin.render;

import java.util.ArrayList;
import java.util.List;

/** Splits a string of a definition into literal text and {@code ${…}} expressions. */
final class Interpolations {
    /**
     * A part of a string.
     *
     * @param text literal text, or the expression without {@code ${}}
     * @param expression which of the two
     * @param offset where it starts in the string, UTF-16 units
     */
    record Part(String text, boolean expression, int offset) {
        /** Whether this is Azure's own {@code ${data.…}}, which the service expands when an alert fires. */
        boolean isAzures() {
            String trimmed = text.strip();
            return expression
                    && trimmed.startsWith("data")
                    && (trimmed.length() == 4 || ".[".indexOf(trimmed.charAt(4)) >= 0);
        }
    }

    /** An interpolation without its end. */
    static final class Unterminated extends Exception {
        private static final long serialVersionUID = 1L;

        private final int offset;

        private Unterminated(int offset) {
            super("\"${\" is never closed by \"}\"; to write it as text, use ${\"$\"}{");
            this.offset = offset;
        }

        /** Where it starts. */
        int offset() {
            return offset;
        }
    }

    private Interpolations() {}

    static List<Part> split(String text) throws Unterminated {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        int open = text.indexOf("${");
        while (open >= 0) {
            if (open > at) {
                parts.add(new Part(text.substring(at, open), false, at));
            }
            int close = end(text, open + 2);
            parts.add(new Part(text.substring(open + 2, close), true, open));
            at = close + 1;
            open = text.indexOf("${", at);
        }
        if (at < text.length() || parts.isEmpty()) {
            parts.add(new Part(text.substring(at), false, at));
        }
        return parts;
    }

    private static int end(String text, int from) throws Unterminated {
        int braces = 0;
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"' || c == '\'') {
                at = stringEnd(text, at);
            } else if (c == '{') {
                braces++;
            } else if (c == '}') {
                if (braces == 0) {
                    return at;
                }
                braces--;
            }
            at++;
        }
        throw new Unterminated(from - 2);
    }

    /** The index of the closing quote, or of the last character when there is none. */
    static int stringEnd(String text, int open) {
        boolean raw = open > 0
                && text.charAt(open - 1) == 'r'
                && (open == 1 || !Character.isJavaIdentifierPart(text.charAt(open - 2)));
        for (int at = open + 1; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\' && !raw) {
                at++;
            } else if (c == text.charAt(open)) {
                return at;
            }
        }
        return text.length();
    }
}

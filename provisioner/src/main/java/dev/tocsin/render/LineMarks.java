package dev.tocsin.render;

/**
 * Puts a mark at the start of each line of plain text in a template, so that a place in the output leads back to the
 * template's line. Lines that start with a directive get none: text is not allowed everywhere, and white space
 * stripping works by line.
 */
final class LineMarks {
    /** Before {@code file:line}. */
    static final char OPEN = '\uFDD2';
    /** After {@code file:line}. */
    static final char CLOSE = '\uFDD3';

    private final String source;
    private final int file;
    private final StringBuilder out;
    private int at;
    private int line = 1;

    private LineMarks(String source, int file) {
        this.source = source;
        this.file = file;
        this.out = new StringBuilder(source.length() + 1024);
    }

    /**
     * The template with marks.
     *
     * @param file number by which the template is known in the marks
     */
    static String add(String source, int file) {
        return new LineMarks(source, file).run();
    }

    private String run() {
        startLine();
        while (at < source.length()) {
            char next = source.charAt(at);
            if (next != '<' && next != '$') {
                copyText(next);
            } else if (starts("<#--")) {
                copyThrough("-->");
            } else if (starts("<#noparse>")) {
                copyThrough("</#noparse>");
            } else if (starts("<#") || starts("</#") || starts("<@") || starts("</@")) {
                copyTag();
            } else if (starts("${")) {
                copyInterpolation();
            } else {
                copyText(next);
            }
        }
        return out.toString();
    }

    /** Up to where something else may begin: a character at a time would take as long as all the parsing. */
    private void copyText(char next) {
        if (next == '\n') {
            copy();
            startLine();
            return;
        }
        int end = at + 1;
        for (; end < source.length(); end++) {
            char c = source.charAt(end);
            if (c == '<' || c == '$' || c == '\n') {
                break;
            }
        }
        out.append(source, at, end);
        at = end;
    }

    private void startLine() {
        int first = at;
        while (first < source.length() && (source.charAt(first) == ' ' || source.charAt(first) == '\t')) {
            first++;
        }
        boolean directive = source.startsWith("<#", first)
                || source.startsWith("</#", first)
                || source.startsWith("<@", first)
                || source.startsWith("</@", first);
        boolean blank = first >= source.length() || source.charAt(first) == '\n' || source.charAt(first) == '\r';
        if (!directive && !blank) {
            out.append(OPEN).append(file).append(':').append(line).append(CLOSE);
        }
    }

    private boolean starts(String text) {
        return source.startsWith(text, at);
    }

    private void copy() {
        if (source.charAt(at) == '\n') {
            line++;
        }
        out.append(source.charAt(at++));
    }

    private void copyThrough(String end) {
        int close = source.indexOf(end, at);
        int stop = close < 0 ? source.length() : close + end.length();
        while (at < stop) {
            copy();
        }
    }

    private void copyTag() {
        int parentheses = 0;
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == '"' || c == '\'') {
                copyString();
                continue;
            }
            parentheses += c == '(' ? 1 : c == ')' ? -1 : 0;
            copy();
            if (c == '>' && parentheses <= 0) {
                return;
            }
        }
    }

    private void copyInterpolation() {
        int braces = 0;
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == '"' || c == '\'') {
                copyString();
                continue;
            }
            braces += c == '{' ? 1 : c == '}' ? -1 : 0;
            copy();
            if (c == '}' && braces == 0) {
                return;
            }
        }
    }

    private void copyString() {
        int end = Math.min(Interpolations.stringEnd(source, at) + 1, source.length());
        while (at < end) {
            copy();
        }
    }
}

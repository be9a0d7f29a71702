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
    /** The same as the source: a cold loop over an array is several times as fast as one that calls for each character. */
    private final char[] chars;

    private final int file;
    private final StringBuilder out;
    private int at;
    /** Up to here the source is in {@code out}. */
    private int copied;

    private int line = 1;

    private LineMarks(String source, int file) {
        this.source = source;
        this.chars = source.toCharArray();
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
        while (at < chars.length) {
            char next = chars[at];
            if (next == '\n') {
                at++;
                line++;
                startLine();
            } else if (next != '<' && next != '$') {
                at++;
            } else if (starts("<#--")) {
                skipThrough("-->");
            } else if (starts("<#noparse>")) {
                skipThrough("</#noparse>");
            } else if (starts("<#") || starts("</#") || starts("<@") || starts("</@")) {
                skipTag();
            } else if (starts("${")) {
                skipInterpolation();
            } else {
                at++;
            }
        }
        return out.append(chars, copied, chars.length - copied).toString();
    }

    private void startLine() {
        int first = at;
        while (first < chars.length && (chars[first] == ' ' || chars[first] == '\t')) {
            first++;
        }
        boolean blank = first >= chars.length || chars[first] == '\n' || chars[first] == '\r';
        if (!blank && !startsDirective(first)) {
            out.append(chars, copied, at - copied);
            copied = at;
            out.append(OPEN).append(file).append(':').append(line).append(CLOSE);
        }
    }

    private boolean startsDirective(int first) {
        return chars[first] == '<'
                && (source.startsWith("<#", first)
                        || source.startsWith("</#", first)
                        || source.startsWith("<@", first)
                        || source.startsWith("</@", first));
    }

    private boolean starts(String text) {
        return source.startsWith(text, at);
    }

    /** Goes on, and counts the lines on the way. */
    private void skipTo(int end) {
        for (; at < end; at++) {
            if (chars[at] == '\n') {
                line++;
            }
        }
    }

    private void skipThrough(String end) {
        int close = source.indexOf(end, at);
        skipTo(close < 0 ? chars.length : close + end.length());
    }

    private void skipTag() {
        int parentheses = 0;
        while (at < chars.length) {
            char c = chars[at];
            if (c == '"' || c == '\'') {
                skipString();
                continue;
            }
            parentheses += c == '(' ? 1 : c == ')' ? -1 : 0;
            skipTo(at + 1);
            if (c == '>' && parentheses <= 0) {
                return;
            }
        }
    }

    private void skipInterpolation() {
        int braces = 0;
        while (at < chars.length) {
            char c = chars[at];
            if (c == '"' || c == '\'') {
                skipString();
                continue;
            }
            braces += c == '{' ? 1 : c == '}' ? -1 : 0;
            skipTo(at + 1);
            if (c == '}' && braces == 0) {
                return;
            }
        }
    }

    private void skipString() {
        skipTo(Math.min(Interpolations.stringEnd(source, at) + 1, chars.length));
    }
}

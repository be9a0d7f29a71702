package dev.tocsin.kql.syntax;

/**
 * One string literal: {@code "…"}, {@code '…'}, verbatim {@code @"…"}, multi-line {@code ```…```} and {@code ~~~…~~~},
 * each also obfuscated with {@code h} before it.
 */
final class StringScanner {
    private final String text;
    private final String quote;
    private final int end;
    private final boolean closed;

    StringScanner(String text, int start) {
        this.text = text;
        int at = start;
        if (text.charAt(at) == 'h' || text.charAt(at) == 'H') {
            at++;
        }
        boolean verbatim = text.charAt(at) == '@';
        if (verbatim) {
            at++;
        }
        char first = text.charAt(at);
        boolean lines = first == '`' || first == '~';
        quote = String.valueOf(first).repeat(lines ? 3 : 1);
        int content = at + quote.length();
        int contentEnd = lines ? linesEnd(content) : lineEnd(content, first, verbatim);
        closed = text.startsWith(quote, contentEnd);
        end = closed ? contentEnd + quote.length() : contentEnd;
    }

    static boolean startsAt(String text, int start) {
        int at = start;
        char c = text.charAt(at);
        if ((c == 'h' || c == 'H') && at + 1 < text.length()) {
            c = text.charAt(++at);
        }
        if (c == '@' && at + 1 < text.length()) {
            c = text.charAt(++at);
        }
        return switch (c) {
            case '"', '\'' -> true;
            case '`' -> text.startsWith("```", at);
            case '~' -> text.startsWith("~~~", at);
            default -> false;
        };
    }

    static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '`' || c == '~';
    }

    /** Where the literal ends; if it is not closed, where it stops to make sense. */
    int end() {
        return end;
    }

    boolean closed() {
        return closed;
    }

    String quote() {
        return quote;
    }

    private int linesEnd(int from) {
        int at = text.indexOf(quote, from);
        return at < 0 ? text.length() : at;
    }

    private int lineEnd(int from, char delimiter, boolean verbatim) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\' && !verbatim) {
                int escape = escapeLength(at + 1);
                if (escape == 0) {
                    return at;
                }
                at += 1 + escape;
            } else if (c == delimiter) {
                if (!verbatim || !text.startsWith(quote, at + 1)) {
                    return at;
                }
                at += 2;
            } else if (c == '\r' || c == '\n') {
                return at;
            } else {
                at++;
            }
        }
        return at;
    }

    /** How many characters follow the backslash; zero if they are no escape. */
    private int escapeLength(int at) {
        if (at >= text.length()) {
            return 0;
        }
        return switch (text.charAt(at)) {
            case '\\', '\'', '"', 'a', 'b', 'f', 'n', 'r', 't', 'v' -> 1;
            case 'x' -> hexDigits(at + 1, 2);
            case 'u' -> hexDigits(at + 1, 4);
            case 'U' -> hexDigits(at + 1, 8);
            default -> octalDigits(at);
        };
    }

    private int hexDigits(int at, int count) {
        for (int i = 0; i < count; i++) {
            if (at + i >= text.length() || !Literals.isHex(text.charAt(at + i))) {
                return 0;
            }
        }
        return 1 + count;
    }

    private int octalDigits(int at) {
        int limit = text.charAt(at) <= '3' ? 3 : 2;
        int count = 0;
        while (count < limit && at + count < text.length() && isOctal(text.charAt(at + count))) {
            count++;
        }
        return count;
    }

    private static boolean isOctal(char c) {
        return c >= '0' && c <= '7';
    }
}

package dev.tocsin.kql.syntax;

/** What string literals mean. */
public final class StringLiterals {
    private StringLiterals() {}

    /**
     * The text that a string literal stands for; of one that is not closed, as far as it goes.
     *
     * @param literal as written, with its quotes
     */
    public static String value(String literal) {
        int at = 0;
        if (literal.charAt(at) == 'h' || literal.charAt(at) == 'H') {
            at++;
        }
        boolean verbatim = literal.charAt(at) == '@';
        if (verbatim) {
            at++;
        }
        char first = literal.charAt(at);
        String quote = String.valueOf(first).repeat(first == '`' || first == '~' ? 3 : 1);
        int from = at + quote.length();
        int to = literal.length() >= from + quote.length() && literal.endsWith(quote)
                ? literal.length() - quote.length()
                : literal.length();
        String content = literal.substring(from, to);
        if (quote.length() == 3) {
            return content;
        }
        return verbatim ? content.replace(quote + quote, quote) : unescaped(content);
    }

    private static String unescaped(String content) {
        if (content.indexOf('\\') < 0) {
            return content;
        }
        StringBuilder text = new StringBuilder(content.length());
        int at = 0;
        while (at < content.length()) {
            char c = content.charAt(at++);
            if (c == '\\' && at < content.length()) {
                at = unescape(content, at, text);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static int unescape(String content, int at, StringBuilder text) {
        char c = content.charAt(at);
        switch (c) {
            case 'a' -> text.append('\u0007');
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case 'v' -> text.append('\u000b');
            case 'x' -> {
                return number(content, at + 1, 2, 16, text);
            }
            case 'u' -> {
                return number(content, at + 1, 4, 16, text);
            }
            case 'U' -> {
                return number(content, at + 1, 8, 16, text);
            }
            default -> {
                if (c >= '0' && c <= '7') {
                    return number(content, at, octalDigits(content, at), 8, text);
                }
                text.append(c);
            }
        }
        return at + 1;
    }

    private static int octalDigits(String content, int at) {
        int limit = content.charAt(at) <= '3' ? 3 : 2;
        int count = 1;
        while (count < limit && at + count < content.length() && Character.digit(content.charAt(at + count), 8) >= 0) {
            count++;
        }
        return count;
    }

    private static int number(String content, int at, int digits, int radix, StringBuilder text) {
        int end = Math.min(at + digits, content.length());
        long code = 0;
        for (int i = at; i < end; i++) {
            code = code * radix + Math.max(0, Character.digit(content.charAt(i), radix));
        }
        text.appendCodePoint(code <= Character.MAX_CODE_POINT ? (int) code : '\ufffd');
        return end;
    }
}

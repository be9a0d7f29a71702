package dev.tocsin.kql.syntax;

/**
 * Where workbook parameters stand in a text: {@code {Name}}, {@code {Name:specifier}}, {@code {Name:$.json.path}}. Names
 * as in the workbook analyzer of microsoft/Application-Insights-Workbooks: a letter, an underscore or any character from
 * U+00A0 on, then the same and digits.
 */
public final class Placeholders {
    private Placeholders() {}

    /**
     * The end of the placeholder that begins at that brace, or the same place if none does.
     *
     * @param workbook false for the {@code {Name}} and {@code {Name[1]}} that Kusto itself knows
     */
    public static int end(String text, int start, boolean workbook) {
        int at = start + 1;
        if (at >= text.length() || !isNameStart(text.charAt(at))) {
            return start;
        }
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '[' && !workbook) {
            at = indexEnd(text, at);
        }
        if (at < text.length() && text.charAt(at) == ':' && workbook) {
            while (at < text.length() && isSpecifierPart(text.charAt(at))) {
                at++;
            }
        }
        return at < text.length() && text.charAt(at) == '}' ? at + 1 : start;
    }

    private static int indexEnd(String text, int bracket) {
        int at = bracket + 1;
        if (at < text.length() && text.charAt(at) == '-') {
            at++;
        }
        int digits = at;
        while (at < text.length() && Lexer.isDigit(text.charAt(at))) {
            at++;
        }
        return at > digits && at < text.length() && text.charAt(at) == ']' ? at + 1 : bracket;
    }

    private static boolean isNameStart(char c) {
        return Lexer.isLetter(c) || c == '_' || c >= '\u00a0';
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || Lexer.isDigit(c);
    }

    private static boolean isSpecifierPart(char c) {
        return c != '{' && c != '}' && !Lexer.isLineBreak(c);
    }
}

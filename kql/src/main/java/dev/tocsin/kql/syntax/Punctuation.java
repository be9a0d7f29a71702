package dev.tocsin.kql.syntax;

/** Tokens made of signs. */
final class Punctuation {
    private Punctuation() {}

    static int length(TokenKind kind) {
        return kind.shown().length();
    }

    /** The sign at that place, or {@link TokenKind#BAD}. */
    static TokenKind at(String text, int start) {
        char next = start + 1 < text.length() ? text.charAt(start + 1) : '\0';
        return switch (text.charAt(start)) {
            case '(' -> TokenKind.OPEN_PAREN;
            case ')' -> TokenKind.CLOSE_PAREN;
            case '[' -> TokenKind.OPEN_BRACKET;
            case ']' -> TokenKind.CLOSE_BRACKET;
            case '{' -> TokenKind.OPEN_BRACE;
            case '}' -> TokenKind.CLOSE_BRACE;
            case '|' -> TokenKind.BAR;
            case '.' -> next == '.' ? TokenKind.DOT_DOT : TokenKind.DOT;
            case '+' -> TokenKind.PLUS;
            case '-' -> TokenKind.MINUS;
            case '*' -> TokenKind.STAR;
            case '/' -> TokenKind.SLASH;
            case '%' -> TokenKind.PERCENT;
            case '<' -> less(next);
            case '>' -> next == '=' ? TokenKind.GREATER_EQUAL : TokenKind.GREATER;
            case '=' -> equal(next);
            case '!' -> bang(next);
            case ':' -> TokenKind.COLON;
            case ';' -> TokenKind.SEMICOLON;
            case ',' -> TokenKind.COMMA;
            case '@' -> StringScanner.isQuote(next) ? TokenKind.BAD : TokenKind.AT;
            case '?' -> TokenKind.QUESTION;
            default -> TokenKind.BAD;
        };
    }

    private static TokenKind less(char next) {
        return switch (next) {
            case '=' -> TokenKind.LESS_EQUAL;
            case '|' -> TokenKind.LESS_BAR;
            case '>' -> TokenKind.LESS_GREATER;
            default -> TokenKind.LESS;
        };
    }

    private static TokenKind equal(char next) {
        return switch (next) {
            case '=' -> TokenKind.EQUAL_EQUAL;
            case '>' -> TokenKind.FAT_ARROW;
            case '~' -> TokenKind.EQUAL_TILDE;
            default -> TokenKind.EQUAL;
        };
    }

    /** The words that begin with {@code !} are keywords. */
    private static TokenKind bang(char next) {
        return switch (next) {
            case '=' -> TokenKind.BANG_EQUAL;
            case '~' -> TokenKind.BANG_TILDE;
            default -> TokenKind.BAD;
        };
    }
}

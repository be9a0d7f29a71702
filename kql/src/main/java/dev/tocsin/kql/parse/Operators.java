package dev.tocsin.kql.parse;

import dev.tocsin.kql.syntax.TokenKind;

/** How tightly operators between two operands bind. */
final class Operators {
    static final int NONE = 0;
    static final int OR = 1;
    static final int AND = 2;
    static final int EQUALITY = 3;
    static final int ORDER = 4;
    static final int SUM = 5;
    static final int PRODUCT = 6;
    static final int TEXT = 7;
    /** Tighter than any operator. */
    static final int OPERAND = 8;

    private Operators() {}

    static int precedence(Cursor cursor) {
        return switch (cursor.kind()) {
            case EQUAL_EQUAL, BANG_EQUAL, LESS_GREATER -> EQUALITY;
            case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> ORDER;
            case PLUS, MINUS -> SUM;
            case STAR, SLASH, PERCENT -> PRODUCT;
            case EQUAL_TILDE, BANG_TILDE, COLON -> TEXT;
            // In "in range(…)" the in belongs to make-series.
            case KEYWORD -> cursor.at("in") && cursor.at(1, "range") ? NONE : precedence(cursor.word());
            default -> NONE;
        };
    }

    static boolean isText(TokenKind kind, String word) {
        return switch (kind) {
            case EQUAL_TILDE, BANG_TILDE, COLON -> true;
            default -> precedence(word) == TEXT;
        };
    }

    /** Whether a word can follow only what is an operand. */
    static boolean followsOperand(String word) {
        return precedence(word) != NONE;
    }

    /** Whether {@code a op b op c} needs parentheses. */
    static boolean isSingle(int precedence) {
        return precedence == EQUALITY || precedence == ORDER || precedence == TEXT;
    }

    private static int precedence(String word) {
        return switch (word) {
            case "or" -> OR;
            case "and" -> AND;
            case "in", "!in", "in~", "!in~", "has_any", "has_all", "between", "!between" -> EQUALITY;
            case "has", "!has", "has_cs", "!has_cs" -> TEXT;
            case "hasprefix", "!hasprefix", "hasprefix_cs", "!hasprefix_cs" -> TEXT;
            case "hassuffix", "!hassuffix", "hassuffix_cs", "!hassuffix_cs" -> TEXT;
            case "contains", "notcontains", "!contains", "containscs", "contains_cs", "notcontainscs", "!contains_cs" ->
                TEXT;
            case "startswith", "!startswith", "startswith_cs", "!startswith_cs" -> TEXT;
            case "endswith", "!endswith", "endswith_cs", "!endswith_cs" -> TEXT;
            case "like", "notlike", "likecs", "notlikecs", "matches regex" -> TEXT;
            default -> NONE;
        };
    }
}

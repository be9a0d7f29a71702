package dev.tocsin.kql.syntax;

import java.util.Set;

/** Where literals other than strings end. Each method returns the start if there is no such literal. */
final class Literals {
    private static final Set<String> UNITS = Set.of(
            "d",
            "day",
            "days",
            "h",
            "hr",
            "hrs",
            "hour",
            "hours",
            "m",
            "min",
            "minute",
            "minutes",
            "s",
            "sec",
            "second",
            "seconds",
            "ms",
            "milli",
            "millis",
            "millisec",
            "millisecond",
            "milliseconds",
            "micro",
            "micros",
            "microsec",
            "microsecond",
            "microseconds",
            "nano",
            "nanos",
            "nanosec",
            "nanosecond",
            "nanoseconds",
            "tick",
            "ticks");

    private Literals() {}

    /** The literal that a type's name makes with a parenthesis right behind it, or {@link TokenKind#KEYWORD}. */
    static TokenKind kind(String type) {
        return switch (type) {
            case "long", "int64" -> TokenKind.LONG;
            case "int", "int32" -> TokenKind.INT;
            case "real", "double" -> TokenKind.REAL;
            case "decimal" -> TokenKind.DECIMAL;
            case "bool" -> TokenKind.BOOL;
            case "datetime", "date" -> TokenKind.DATETIME;
            case "timespan", "time" -> TokenKind.TIMESPAN;
            case "guid" -> TokenKind.GUID;
            default -> TokenKind.KEYWORD;
        };
    }

    static boolean isBool(String text, int start, int end) {
        return switch (end - start) {
            case 4 ->
                text.startsWith("true", start) || text.startsWith("True", start) || text.startsWith("TRUE", start);
            case 5 ->
                text.startsWith("false", start) || text.startsWith("False", start) || text.startsWith("FALSE", start);
            default -> false;
        };
    }

    static int guidEnd(String text, int start) {
        if (start + 36 > text.length() || text.charAt(start + 8) != '-') {
            return start;
        }
        for (int i = 0; i < 36; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            char c = text.charAt(start + i);
            if (dash ? c != '-' : !isHex(c)) {
                return start;
            }
        }
        return start + 36;
    }

    static int realEnd(String text, int start) {
        int at = digitsEnd(text, start);
        if (peek(text, at) == '.' && (peek(text, at + 1) != '.' || peek(text, at + 2) == '.')) {
            at = exponentEnd(text, digitsEnd(text, at + 1));
        } else {
            int end = exponentEnd(text, at);
            if (end == at) {
                return start;
            }
            at = end;
        }
        return Lexer.isNamePart(peek(text, at)) ? start : at;
    }

    static int timespanEnd(String text, int start) {
        int at = digitsEnd(text, start);
        if (peek(text, at) == '.' && Lexer.isDigit(peek(text, at + 1))) {
            at = digitsEnd(text, at + 1);
        }
        int end = at;
        while (Lexer.isLetter(peek(text, end))) {
            end++;
        }
        return UNITS.contains(text.substring(at, end)) && !Lexer.isNamePart(peek(text, end)) ? end : start;
    }

    static int longEnd(String text, int start) {
        int at;
        if (peek(text, start) == '0' && (peek(text, start + 1) == 'x' || peek(text, start + 1) == 'X')) {
            at = start + 2;
            while (isHex(peek(text, at))) {
                at++;
            }
            if (at == start + 2) {
                return start;
            }
        } else {
            at = digitsEnd(text, start);
        }
        return Lexer.isNamePart(peek(text, at)) ? start : at;
    }

    private static int exponentEnd(String text, int start) {
        if (peek(text, start) != 'e' && peek(text, start) != 'E') {
            return start;
        }
        int at = start + 1;
        if (peek(text, at) == '+' || peek(text, at) == '-') {
            at++;
        }
        int end = digitsEnd(text, at);
        return end == at ? start : end;
    }

    private static int digitsEnd(String text, int start) {
        int at = start;
        while (Lexer.isDigit(peek(text, at))) {
            at++;
        }
        return at;
    }

    static boolean isHex(char c) {
        return Lexer.isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    private static char peek(String text, int at) {
        return at < text.length() ? text.charAt(at) : '\0';
    }
}

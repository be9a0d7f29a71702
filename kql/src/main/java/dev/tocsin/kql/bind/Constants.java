package dev.tocsin.kql.bind;

import dev.tocsin.kql.syntax.StringLiterals;
import dev.tocsin.kql.tree.Value;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The values of literals, as far as names of columns and tables depend on them. */
final class Constants {
    private Constants() {}

    /** String, Long, Double or Boolean; null for every other. */
    static @Nullable Object value(Value.Literal literal) {
        String text = literal.text();
        try {
            return switch (literal.kind()) {
                case STRING -> StringLiterals.value(text);
                case WORD -> text;
                case BOOL -> bool(inner(text));
                case INT, LONG -> whole(inner(text));
                case REAL, DECIMAL -> Double.valueOf(inner(text));
                default -> null;
            };
        } catch (NumberFormatException e) {
            // long(null), real(nan) in another spelling, or a number that is too large.
            return null;
        }
    }

    private static @Nullable Object bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> null;
        };
    }

    private static Long whole(String text) {
        return text.startsWith("0x") || text.startsWith("0X")
                ? Long.valueOf(Long.parseUnsignedLong(text.substring(2), 16))
                : Long.valueOf(text);
    }

    /** What stands in the parentheses of {@code long(5)}. */
    private static String inner(String text) {
        int open = text.indexOf('(');
        return open < 0
                ? text
                : text.substring(open + 1, text.endsWith(")") ? text.length() - 1 : text.length())
                        .trim();
    }

    /** As a part of a name. */
    static String text(Object value) {
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
            return Long.toString(number.longValue());
        }
        return value.toString();
    }
}

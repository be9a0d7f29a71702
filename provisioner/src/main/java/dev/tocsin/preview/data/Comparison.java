package dev.tocsin.preview.data;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operators of thresholds and criteria. */
public final class Comparison {
    private Comparison() {}

    /**
     * Whether it holds; nothing for an operator that is not known.
     *
     * @param left null for "not set"
     */
    public static Optional<Boolean> holds(String operator, @Nullable String left, String right) {
        String value = left == null ? "" : left;
        return switch (operator) {
            case "Default" -> Optional.of(true);
            case "==" -> Optional.of(same(value, right));
            case "!=" -> Optional.of(!same(value, right));
            case ">" -> ordered(value, right, 1, 1);
            case ">=" -> ordered(value, right, 1, 0);
            case "<" -> ordered(value, right, -1, -1);
            case "<=" -> ordered(value, right, -1, 0);
            case "is Empty" -> Optional.of(value.isEmpty());
            case "isNotNull" -> Optional.of(!value.isEmpty());
            case "contains" -> Optional.of(lower(value).contains(lower(right)));
            case "notContains" -> Optional.of(!lower(value).contains(lower(right)));
            case "startsWith" -> Optional.of(lower(value).startsWith(lower(right)));
            case "endsWith" -> Optional.of(lower(value).endsWith(lower(right)));
            case "regex" -> matches(value, right);
            default -> Optional.empty();
        };
    }

    private static boolean same(String left, String right) {
        Double one = number(left);
        Double other = number(right);
        return one != null && other != null ? one.compareTo(other) == 0 : left.equals(right);
    }

    private static Optional<Boolean> ordered(String left, String right, int sign, int orEqual) {
        Double one = number(left);
        Double other = number(right);
        if (one == null || other == null) {
            return Optional.of(false);
        }
        int order = Integer.signum(one.compareTo(other));
        return Optional.of(order == sign || order == orEqual);
    }

    private static Optional<Boolean> matches(String value, String pattern) {
        try {
            return Optional.of(Pattern.compile(pattern).matcher(value).find());
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Double number(String text) {
        if (text.isEmpty() || text.length() > 40 || "0123456789+-.".indexOf(text.charAt(0)) < 0) {
            return null;
        }
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}

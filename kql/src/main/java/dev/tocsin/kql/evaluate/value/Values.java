package dev.tocsin.kql.evaluate.value;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Single values. */
public final class Values {
    private Values() {}

    /** The whole number inside a bool, int, long, datetime or timespan. */
    public static long asLong(Object value) {
        if (value instanceof Long number) {
            return number;
        }
        if (value instanceof Boolean bool) {
            return bool ? 1 : 0;
        }
        if (value instanceof Datetime datetime) {
            return datetime.ticks();
        }
        if (value instanceof Timespan timespan) {
            return timespan.ticks();
        }
        if (value instanceof Integer number) {
            return number;
        }
        throw new IllegalStateException("Not a whole number inside: " + value.getClass());
    }

    /**
     * The order of two values of one type; of numbers of several types too. Text is ordered by its UTF-16 units.
     *
     * @throws IllegalArgumentException for values that have no order, such as arrays
     */
    public static int compare(Object a, Object b) {
        if (a instanceof String left && b instanceof String right) {
            return left.compareTo(right);
        }
        if (a instanceof Long left && b instanceof Long right) {
            return Long.compare(left, right);
        }
        if (a instanceof Number left && b instanceof Number right) {
            return compareNumbers(left, right);
        }
        if (a instanceof Datetime left && b instanceof Datetime right) {
            return left.compareTo(right);
        }
        if (a instanceof Timespan left && b instanceof Timespan right) {
            return left.compareTo(right);
        }
        if (a instanceof Boolean left && b instanceof Boolean right) {
            return Boolean.compare(left, right);
        }
        if (a instanceof UUID left && b instanceof UUID right) {
            return left.toString().compareTo(right.toString());
        }
        throw new IllegalArgumentException("No order: " + a.getClass().getSimpleName() + ", "
                + b.getClass().getSimpleName());
    }

    private static int compareNumbers(Number a, Number b) {
        if (a instanceof BigDecimal || b instanceof BigDecimal) {
            if (infinite(a) || infinite(b)) {
                return Double.compare(a.doubleValue(), b.doubleValue());
            }
            return decimal(a).compareTo(decimal(b));
        }
        return Double.compare(a.doubleValue(), b.doubleValue());
    }

    private static boolean infinite(Number number) {
        return number instanceof Double real && (real.isInfinite() || real.isNaN());
    }

    /** Any finite number as a decimal. */
    public static BigDecimal decimal(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        return number instanceof Double real ? BigDecimal.valueOf(real) : BigDecimal.valueOf(number.longValue());
    }

    /** Whether two values are the same, as {@code ==} says of values that are not null; numbers of several types too. */
    public static boolean same(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return a == null && b == null;
        }
        if (a instanceof Long && b instanceof Long) {
            return a.equals(b);
        }
        if (a instanceof Number left && b instanceof Number right) {
            return compareNumbers(left, right) == 0;
        }
        if (a instanceof List<?> left && b instanceof List<?> right) {
            if (left.size() != right.size()) {
                return false;
            }
            for (int i = 0; i < left.size(); i++) {
                if (!same(left.get(i), right.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (a instanceof Map<?, ?> left && b instanceof Map<?, ?> right) {
            if (left.size() != right.size()) {
                return false;
            }
            for (Map.Entry<?, ?> entry : left.entrySet()) {
                if (!right.containsKey(entry.getKey()) || !same(entry.getValue(), right.get(entry.getKey()))) {
                    return false;
                }
            }
            return true;
        }
        return a.equals(b);
    }
}

package dev.tocsin.alerttest;

import dev.tocsin.kql.evaluate.value.Datetime;
import dev.tocsin.kql.evaluate.value.JsonParser;
import dev.tocsin.kql.evaluate.value.Ticks;
import dev.tocsin.kql.evaluate.value.ValueType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what tests write into values of a column. */
final class Cells {
    private static final Pattern REAL =
            Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?|NaN|-?Infinity");

    private final Instant now;

    /** Times are relative to a moment. */
    Cells(Instant now) {
        this.now = now;
    }

    /** The value does not fit the column. */
    static final class Misfit extends Exception {
        private static final long serialVersionUID = 1L;

        Misfit(String message) {
            super(message);
        }
    }

    /** The value as the evaluator takes it. */
    @Nullable
    Object of(@Nullable Object value, ValueType type) throws Misfit {
        if (type == ValueType.STRING) {
            return value == null ? "" : text(value);
        }
        if (value == null || value.equals("")) {
            return null;
        }
        try {
            return switch (type) {
                case BOOL -> bool(value);
                case INT, LONG -> whole(value);
                case REAL -> value instanceof Number number ? number.doubleValue() : real(text(value));
                case DECIMAL -> new BigDecimal(text(value));
                case DATETIME -> new Datetime(Ticks.of(moment(value)));
                case GUID -> UUID.fromString(text(value));
                case DYNAMIC -> dynamic(value);
                case TIMESPAN -> throw new Misfit("columns of type timespan cannot be given; compute it in the query");
                case STRING -> text(value);
            };
        } catch (IllegalArgumentException e) {
            throw misfit(value, type);
        }
    }

    Instant moment(Object value) throws Misfit {
        if (value instanceof Instant time) {
            return time;
        }
        String text = text(value);
        return Moments.parse(text, now)
                .orElseThrow(() -> new Misfit("\"" + text + "\" is no time; write -10m or 2026-01-05T12:00:00Z"));
    }

    private static Object bool(Object value) throws Misfit {
        if (value instanceof Boolean) {
            return value;
        }
        return switch (text(value).toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw misfit(value, ValueType.BOOL);
        };
    }

    /** @throws NumberFormatException if it is none */
    static double real(String text) {
        // Java takes letters behind a number, too.
        if (!REAL.matcher(text).matches()) {
            throw new NumberFormatException(text);
        }
        return Double.parseDouble(text);
    }

    private static Object whole(Object value) throws Misfit {
        if (value instanceof Double number) {
            if (number != Math.rint(number) || Math.abs(number) > 1e15) {
                throw misfit(value, ValueType.LONG);
            }
            return number.longValue();
        }
        return value instanceof Long ? value : Long.valueOf(text(value));
    }

    /** A text that holds an object or array of JSON is that, as in files of rows; another text is itself. */
    private static @Nullable Object dynamic(Object value) {
        if (value instanceof String text && (text.startsWith("{") || text.startsWith("["))) {
            try {
                return JsonParser.parse(text);
            } catch (JsonParser.NotJson e) {
                return text;
            }
        }
        return value;
    }

    private static String text(Object value) throws Misfit {
        if (value instanceof List || value instanceof Map) {
            throw new Misfit("an object or array stands where one value should");
        }
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
            return Long.toString(number.longValue());
        }
        return value.toString();
    }

    private static Misfit misfit(Object value, ValueType type) {
        return new Misfit("\"" + value + "\" is no " + type.word());
    }
}

package dev.tocsin.arm;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The values of the {@code format} keyword that are checked. */
enum ShapeFormat {
    /** RFC 3339 appendix A, with a fraction of seconds: weeks stand alone, years and months are allowed. */
    DURATION("duration", "an ISO 8601 duration such as PT5M or P1D"),
    /** RFC 3339 date-time, which always has an offset. */
    DATE_TIME("date-time", "a date and time with an offset, such as 2026-01-05T12:00:00Z"),
    UUID("uuid", "a UUID such as 8a2e1f3c-5b7d-4f0a-9c3e-2d1b0a9f8e7d"),
    INT32("int32", "a number from -2147483648 to 2147483647"),
    INT64("int64", "a number from -9223372036854775808 to 9223372036854775807"),
    FLOAT("float", "a number"),
    DOUBLE("double", "a number");

    private static final Pattern DURATION_SYNTAX =
            Pattern.compile("P(?=[0-9T])(?:[0-9]+W|(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+D)?"
                    + "(?:T(?=[0-9])(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+(?:\\.[0-9]+)?S)?)?)");
    private static final Pattern UUID_SYNTAX =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final String keyword;
    private final String phrase;

    ShapeFormat(String keyword, String phrase) {
        this.keyword = keyword;
        this.phrase = phrase;
    }

    /** The value of the schema keyword. */
    String keyword() {
        return keyword;
    }

    /** For messages, with an example. */
    String phrase() {
        return phrase;
    }

    static Optional<ShapeFormat> ofKeyword(String keyword) {
        for (ShapeFormat format : values()) {
            if (format.keyword.equals(keyword)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** Whether a string has this format; true for the formats of numbers. */
    boolean accepts(String text) {
        return switch (this) {
            case DURATION -> DURATION_SYNTAX.matcher(text).matches();
            case DATE_TIME -> isDateTime(text);
            case UUID -> UUID_SYNTAX.matcher(text).matches();
            case INT32, INT64, FLOAT, DOUBLE -> true;
        };
    }

    /** Whether a number has this format; true for the formats of strings. */
    boolean accepts(BigDecimal number) {
        return switch (this) {
            case INT32 -> between(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case INT64 -> between(number, Long.MIN_VALUE, Long.MAX_VALUE);
            case DURATION, DATE_TIME, UUID, FLOAT, DOUBLE -> true;
        };
    }

    private static boolean between(BigDecimal number, long low, long high) {
        return number.compareTo(BigDecimal.valueOf(low)) >= 0 && number.compareTo(BigDecimal.valueOf(high)) <= 0;
    }

    private static boolean isDateTime(String text) {
        try {
            OffsetDateTime.parse(text.toUpperCase(Locale.ROOT));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}

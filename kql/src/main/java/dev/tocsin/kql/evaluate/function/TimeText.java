package dev.tocsin.kql.evaluate.function;

import dev.tocsin.kql.evaluate.value.Ticks;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as text, read as literals and conversions read them. Null for what is none, or is in a form not known here. */
public final class TimeText {
    private static final Pattern DATETIME =
            Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[T ](\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?)?"
                    + "(?:\\s?(Z|z|GMT|[+-]\\d{2}:?\\d{2}))?");
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern SLASHES = Pattern.compile(
            "(\\d{1,2})/(\\d{1,2})/(\\d{4})(?: (\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,7}))?)?(?: (AM|PM))?)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SPACED = Pattern.compile("(\\d{4}) ?([-,/]) ?(\\d{1,2}) ?\\2 ?(\\d{1,2})");
    private static final Pattern DASHES = Pattern.compile("(\\d{1,2})-(\\d{1,2})-(\\d{4})");
    /** RFC 822 and RFC 850. */
    private static final Pattern MAIL = Pattern.compile(
            "(?:[A-Za-z]{3,9}, *)?(\\d{1,2})([ -])([A-Za-z]{3})\\2(\\d{2}|\\d{4}) (\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?: GMT)?");

    private static final java.util.List<String> MONTHS =
            java.util.List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Pattern YEAR_MONTH = Pattern.compile("(\\d{4})-(\\d{1,2})");
    private static final Pattern CLOCK =
            Pattern.compile("([+-])?(?:(\\d+)\\.)?(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,7}))?)?");
    private static final Pattern UNITS = Pattern.compile("([+-]?\\d+(?:\\.\\d+)?)\\s*([a-zA-Z]+)");
    private static final Map<String, Long> UNIT_TICKS = units();

    private TimeText() {}

    private static Map<String, Long> units() {
        return Map.ofEntries(
                Map.entry("d", Ticks.DAY),
                Map.entry("day", Ticks.DAY),
                Map.entry("days", Ticks.DAY),
                Map.entry("h", Ticks.HOUR),
                Map.entry("hr", Ticks.HOUR),
                Map.entry("hrs", Ticks.HOUR),
                Map.entry("hour", Ticks.HOUR),
                Map.entry("hours", Ticks.HOUR),
                Map.entry("m", Ticks.MINUTE),
                Map.entry("min", Ticks.MINUTE),
                Map.entry("minute", Ticks.MINUTE),
                Map.entry("minutes", Ticks.MINUTE),
                Map.entry("s", Ticks.SECOND),
                Map.entry("sec", Ticks.SECOND),
                Map.entry("second", Ticks.SECOND),
                Map.entry("seconds", Ticks.SECOND),
                Map.entry("ms", Ticks.MILLISECOND),
                Map.entry("milli", Ticks.MILLISECOND),
                Map.entry("millis", Ticks.MILLISECOND),
                Map.entry("millisec", Ticks.MILLISECOND),
                Map.entry("millisecond", Ticks.MILLISECOND),
                Map.entry("milliseconds", Ticks.MILLISECOND),
                Map.entry("micro", Ticks.MICROSECOND),
                Map.entry("micros", Ticks.MICROSECOND),
                Map.entry("microsec", Ticks.MICROSECOND),
                Map.entry("microsecond", Ticks.MICROSECOND),
                Map.entry("microseconds", Ticks.MICROSECOND),
                Map.entry("tick", 1L),
                Map.entry("ticks", 1L));
    }

    /** The ticks of a point in time. */
    public static @Nullable Long datetime(String written) {
        String text = written.trim();
        try {
            Matcher full = DATETIME.matcher(text);
            if (full.matches()) {
                long ticks = ticks(
                        number(full.group(1)),
                        number(full.group(2)),
                        number(full.group(3)),
                        number(full.group(4)),
                        number(full.group(5)),
                        number(full.group(6)),
                        full.group(7));
                return inRange(ticks - offset(full.group(8)));
            }
            Matcher compact = COMPACT.matcher(text);
            if (compact.matches()) {
                return date(compact.group(1), compact.group(2), compact.group(3));
            }
            Matcher month = YEAR_MONTH.matcher(text);
            if (month.matches()) {
                return ticks(number(month.group(1)), number(month.group(2)), 1, 0, 0, 0, null);
            }
            Matcher spaced = SPACED.matcher(text);
            if (spaced.matches()) {
                return date(spaced.group(1), spaced.group(3), spaced.group(4));
            }
            Matcher dashes = DASHES.matcher(text);
            if (dashes.matches()) {
                return date(dashes.group(3), dashes.group(1), dashes.group(2));
            }
            Matcher mail = MAIL.matcher(text);
            return mail.matches() ? mail(mail) : american(text);
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static long date(String year, String month, String day) {
        return ticks(number(year), number(month), number(day), 0, 0, 0, null);
    }

    /** Years of two digits are those up to 2029; the page shows 14. */
    private static @Nullable Long mail(Matcher mail) {
        int month = MONTHS.indexOf(mail.group(3).toLowerCase(Locale.ROOT)) + 1;
        int year = number(mail.group(4));
        if (month == 0 || (mail.group(4).length() == 2 && year > 29)) {
            return null;
        }
        return ticks(
                year < 100 ? 2000 + year : year,
                month,
                number(mail.group(1)),
                number(mail.group(5)),
                number(mail.group(6)),
                number(mail.group(7)),
                null);
    }

    private static @Nullable Long american(String text) {
        Matcher slashes = SLASHES.matcher(text);
        if (!slashes.matches()) {
            return null;
        }
        int hour = number(slashes.group(4));
        String half = slashes.group(8);
        if (half != null) {
            if (hour < 1 || hour > 12) {
                return null;
            }
            hour = hour % 12 + (half.equalsIgnoreCase("PM") ? 12 : 0);
        }
        return ticks(
                number(slashes.group(3)),
                number(slashes.group(1)),
                number(slashes.group(2)),
                hour,
                number(slashes.group(5)),
                number(slashes.group(6)),
                slashes.group(7));
    }

    private static @Nullable Long inRange(long ticks) {
        return Ticks.inRange(ticks) ? (Long) ticks : null;
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static long ticks(int year, int month, int day, int hour, int minute, int second, @Nullable String part) {
        long ticks = Ticks.of(LocalDateTime.of(year, month, day, hour, minute, second));
        return ticks + fraction(part);
    }

    /** Digits behind the second; those behind the seventh do not count. */
    private static long fraction(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong((digits + "0000000").substring(0, 7));
    }

    private static long offset(@Nullable String zone) {
        if (zone == null || zone.equalsIgnoreCase("Z") || zone.equals("GMT")) {
            return 0;
        }
        String digits = zone.replace(":", "");
        long minutes = number(digits.substring(1, 3)) * 60L + number(digits.substring(3));
        return (zone.charAt(0) == '-' ? -minutes : minutes) * Ticks.MINUTE;
    }

    /** The ticks of a length of time: {@code 1.02:03:04.5}, {@code 5m}, or a whole number of days. */
    public static @Nullable Long timespan(String written) {
        String text = written.trim();
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            int hours = number(clock.group(3));
            int minutes = number(clock.group(4));
            int seconds = number(clock.group(5));
            if (hours > 23 || minutes > 59 || seconds > 59) {
                return null;
            }
            long days = clock.group(2) == null ? 0 : Long.parseLong(clock.group(2));
            long ticks = days * Ticks.DAY
                    + hours * Ticks.HOUR
                    + minutes * Ticks.MINUTE
                    + seconds * Ticks.SECOND
                    + fraction(clock.group(6));
            return "-".equals(clock.group(1)) ? -ticks : ticks;
        }
        Matcher units = UNITS.matcher(text);
        if (units.matches()) {
            Long unit = UNIT_TICKS.get(units.group(2).toLowerCase(Locale.ROOT));
            return unit == null ? null : (Long) scaled(units.group(1), unit);
        }
        return text.matches("[+-]?\\d{1,7}") ? (Long) (Long.parseLong(text) * Ticks.DAY) : null;
    }

    private static long scaled(String number, long unit) {
        return new java.math.BigDecimal(number)
                .multiply(java.math.BigDecimal.valueOf(unit))
                .setScale(0, java.math.RoundingMode.DOWN)
                .longValue();
    }
}

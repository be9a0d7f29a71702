package dev.tocsin.kql.evaluate.value;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Time in ticks of 100 ns, as Kusto and .NET count it: from the beginning of year 1. */
public final class Ticks {
    public static final long MICROSECOND = 10;
    public static final long MILLISECOND = 10_000;
    public static final long SECOND = 10_000_000;
    public static final long MINUTE = 60 * SECOND;
    public static final long HOUR = 60 * MINUTE;
    public static final long DAY = 24 * HOUR;
    /** 1970-01-01. */
    public static final long EPOCH = 719_162 * DAY;
    /** 9999-12-31T23:59:59.9999999. */
    public static final long LAST = 3_155_378_975_999_999_999L;

    private Ticks() {}

    public static long of(Instant instant) {
        return EPOCH + instant.getEpochSecond() * SECOND + instant.getNano() / 100;
    }

    public static long of(LocalDateTime time) {
        return of(time.toInstant(ZoneOffset.UTC));
    }

    public static Instant instant(long ticks) {
        long sinceEpoch = ticks - EPOCH;
        return Instant.ofEpochSecond(Math.floorDiv(sinceEpoch, SECOND), Math.floorMod(sinceEpoch, SECOND) * 100);
    }

    public static LocalDateTime dateTime(long ticks) {
        return LocalDateTime.ofInstant(instant(ticks), ZoneOffset.UTC);
    }

    /** Whether there is such a point in time. */
    public static boolean inRange(long ticks) {
        return ticks >= 0 && ticks <= LAST;
    }

    /** {@code 2024-01-01T00:00:00.0000000Z}. */
    public static String datetimeText(long ticks) {
        LocalDateTime time = dateTime(ticks);
        StringBuilder out = new StringBuilder(28);
        digits(out, time.getYear(), 4).append('-');
        digits(out, time.getMonthValue(), 2).append('-');
        digits(out, time.getDayOfMonth(), 2).append('T');
        digits(out, time.getHour(), 2).append(':');
        digits(out, time.getMinute(), 2).append(':');
        digits(out, time.getSecond(), 2).append('.');
        return digits(out, Math.floorMod(ticks, SECOND), 7).append('Z').toString();
    }

    /** {@code [-][d.]hh:mm:ss[.fffffff]}. */
    public static String timespanText(long ticks) {
        StringBuilder out = new StringBuilder(24);
        if (ticks < 0) {
            out.append('-');
        }
        // Ticks of the smallest timespan have no positive counterpart; the parts are taken one by one.
        long days = Math.abs(ticks / DAY);
        long rest = Math.abs(ticks % DAY);
        if (days != 0) {
            out.append(days).append('.');
        }
        digits(out, rest / HOUR, 2).append(':');
        digits(out, rest / MINUTE % 60, 2).append(':');
        digits(out, rest / SECOND % 60, 2);
        if (rest % SECOND != 0) {
            digits(out.append('.'), rest % SECOND, 7);
        }
        return out.toString();
    }

    private static StringBuilder digits(StringBuilder out, long value, int width) {
        String text = Long.toString(value);
        for (int i = text.length(); i < width; i++) {
            out.append('0');
        }
        return out.append(text);
    }
}

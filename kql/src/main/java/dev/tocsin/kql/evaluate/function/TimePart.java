package dev.tocsin.kql.evaluate.function;

import dev.tocsin.kql.evaluate.value.Ticks;
import java.time.LocalDateTime;
import java.time.temporal.IsoFields;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The parts of a point in time that queries name. */
enum TimePart {
    YEAR(0),
    QUARTER(0),
    MONTH(0),
    WEEK(7 * Ticks.DAY),
    DAY(Ticks.DAY),
    HOUR(Ticks.HOUR),
    MINUTE(Ticks.MINUTE),
    SECOND(Ticks.SECOND),
    MILLISECOND(Ticks.MILLISECOND),
    MICROSECOND(Ticks.MICROSECOND),
    NANOSECOND(0),
    WEEK_OF_YEAR(0),
    DAYOFYEAR(0);

    /** Of those that always have the same length; else zero. */
    private final long ticks;

    TimePart(long ticks) {
        this.ticks = ticks;
    }

    /** The part of that name in any case; null if there is none. */
    static @Nullable TimePart named(String name) {
        String wanted = name.toUpperCase(Locale.ROOT);
        for (TimePart part : values()) {
            if (part.name().equals(wanted)) {
                return part;
            }
        }
        return null;
    }

    /** Whether points in time can be counted and moved by it. */
    boolean isLength() {
        return this != WEEK_OF_YEAR && this != DAYOFYEAR;
    }

    /** What a point in time has of the part; below a second, of the second as a whole. */
    long of(long at) {
        LocalDateTime time = Ticks.dateTime(at);
        long fraction = Math.floorMod(at, Ticks.SECOND);
        return switch (this) {
            case YEAR -> time.getYear();
            case QUARTER -> time.get(IsoFields.QUARTER_OF_YEAR);
            case MONTH -> time.getMonthValue();
            case WEEK, WEEK_OF_YEAR -> time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case DAY -> time.getDayOfMonth();
            case DAYOFYEAR -> time.getDayOfYear();
            case HOUR -> time.getHour();
            case MINUTE -> time.getMinute();
            case SECOND -> time.getSecond();
            case MILLISECOND -> fraction / Ticks.MILLISECOND;
            case MICROSECOND -> fraction / Ticks.MICROSECOND;
            case NANOSECOND -> fraction * 100;
        };
    }

    /** How many borders of the part lie between two points in time; weeks begin on Sunday. */
    long between(long from, long to) {
        return switch (this) {
            case YEAR -> YEAR.of(to) - YEAR.of(from);
            case QUARTER -> Math.floorDiv(months(to), 3L) - Math.floorDiv(months(from), 3L);
            case MONTH -> months(to) - months(from);
            // The first day of year 1 is a Monday.
            case WEEK -> (to + Ticks.DAY) / ticks - (from + Ticks.DAY) / ticks;
            case NANOSECOND -> Math.multiplyExact(to - from, 100L);
            case WEEK_OF_YEAR, DAYOFYEAR -> throw new IllegalArgumentException("Not a length of time: " + this);
            default -> to / ticks - from / ticks;
        };
    }

    private static long months(long at) {
        LocalDateTime time = Ticks.dateTime(at);
        return time.getYear() * 12L + time.getMonthValue() - 1;
    }

    /**
     * The point in time that lies so many parts later.
     *
     * @throws ArithmeticException if it is too far
     * @throws java.time.DateTimeException if it is too far
     */
    long plus(long at, long count) {
        return switch (this) {
            case YEAR -> Ticks.of(Ticks.dateTime(at).plusYears(count));
            case QUARTER -> Ticks.of(Ticks.dateTime(at).plusMonths(Math.multiplyExact(count, 3L)));
            case MONTH -> Ticks.of(Ticks.dateTime(at).plusMonths(count));
            case NANOSECOND -> Math.addExact(at, count / 100);
            case WEEK_OF_YEAR, DAYOFYEAR -> throw new IllegalArgumentException("Not a length of time: " + this);
            default -> Math.addExact(at, Math.multiplyExact(count, ticks));
        };
    }
}

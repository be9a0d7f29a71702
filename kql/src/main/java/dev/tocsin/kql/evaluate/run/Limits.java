package dev.tocsin.kql.evaluate.run;

import java.time.Duration;

/**
 * What a run may take; beyond it the query is refused.
 *
 * @param rows that any operator holds at once, or the result has
 * @param bytes that all operators of the run hold, as estimated
 * @param time from the start of the run
 * @param depth of calls of functions and nested tables
 */
public record Limits(long rows, long bytes, Duration time, int depth) {
    /** 10 million rows, 2 GiB, 5 minutes, 64 levels. */
    public static final Limits DEFAULT = new Limits(10_000_000, 2L << 30, Duration.ofMinutes(5), 64);
}

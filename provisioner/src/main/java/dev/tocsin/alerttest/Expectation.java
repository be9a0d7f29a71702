package dev.tocsin.alerttest;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a test expects at one evaluation, or at all of a stretch of time.
 *
 * @param place where it stands
 * @param from the first moment
 * @param to the last moment; the same as {@code from} for one evaluation
 * @param value of the newest period
 * @param tolerance how far off the value may be
 * @param dimensions the series that is meant; empty for any
 * @param resource the resource that is meant, by its id or the end of it; empty for any
 * @param criterion whose value is meant, of a metric alert rule with several
 * @param sent whether actions run
 * @param contains what the notification says
 */
record Expectation(
        Part place,
        Instant from,
        Instant to,
        Optional<Wanted> state,
        Optional<Double> value,
        double tolerance,
        Map<String, String> dimensions,
        Optional<String> resource,
        Optional<String> criterion,
        Optional<Boolean> sent,
        Optional<String> contains) {
    boolean single() {
        return from.equals(to);
    }
}

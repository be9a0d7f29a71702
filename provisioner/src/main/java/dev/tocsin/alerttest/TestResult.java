package dev.tocsin.alerttest;

import dev.tocsin.alerting.evaluate.Timeline;
import dev.tocsin.alerting.rule.AlertRule;
import dev.tocsin.diagnostic.Location;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a test.
 *
 * @param name {@code rule / test}
 * @param place where the test stands
 * @param now what its times are relative to
 * @param evaluated the rule as it was evaluated; null when it could not be
 * @param times of all evaluations
 * @param mismatches empty for a test that passed
 * @param timelines one for each series
 * @param taken how long it took
 */
public record TestResult(
        String name,
        String rule,
        Location place,
        Instant now,
        Outcome outcome,
        @Nullable AlertRule evaluated,
        List<Instant> times,
        List<Mismatch> mismatches,
        List<Timeline> timelines,
        Duration taken) {
    /** How a test ends. */
    public enum Outcome {
        PASSED,
        /** The rule does something else than is expected. */
        FAILED,
        /** It could not be evaluated: what is not implemented never passes. */
        ERROR
    }

    public TestResult {
        times = List.copyOf(times);
        mismatches = List.copyOf(mismatches);
        timelines = List.copyOf(timelines);
    }
}

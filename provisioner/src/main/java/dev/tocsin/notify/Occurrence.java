package dev.tocsin.notify;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What an alert is about.
 *
 * @param evaluated when the rule saw it
 * @param fired when the alert fired
 * @param resolved when it resolved; without meaning while it fires
 * @param value what was measured; empty for nothing
 * @param madeUp whether a missing value is made up so that it fits the state
 * @param dimensions values of the rule's dimensions by name; one that is missing is made up
 * @param target id of the resource that it is about; empty for the rule's scopes
 * @param operation name of the operation, of an event of the activity log; empty for the one that the rule demands
 */
public record Occurrence(
        Instant evaluated,
        Instant fired,
        Instant resolved,
        Optional<BigDecimal> value,
        boolean madeUp,
        Map<String, String> dimensions,
        Optional<String> target,
        Optional<String> operation) {
    /** How long a made-up alert lasts. */
    private static final Duration MADE_UP = Duration.ofMinutes(25);

    /** Copies the dimensions. */
    public Occurrence {
        dimensions = Map.copyOf(dimensions);
    }

    /** A made-up one. */
    static Occurrence sample(Instant fired, Optional<BigDecimal> value) {
        return new Occurrence(
                fired, fired, fired.plus(MADE_UP), value, true, Map.of(), Optional.empty(), Optional.empty());
    }
}

package dev.tocsin.alerting.data;

import java.time.Instant;

/**
 * A stretch of time.
 *
 * @param from the first moment
 * @param to the moment after the last one
 */
public record Span(Instant from, Instant to) {
    public Span {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(to + " is before " + from);
        }
    }

    /** Whether a moment is in it. */
    public boolean contains(Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }
}

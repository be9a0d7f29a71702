package dev.tocsin.alerting.data;

import java.time.Duration;
import java.time.Instant;

/**
 * Rises or falls in a straight line during a stretch of time; before and after it stays as it is at that end.
 *
 * @param first the value at the beginning
 * @param last the value at the end
 */
public record Ramp(double first, double last, Span during) implements ValueSource {
    @Override
    public Double at(int index, Instant time) {
        if (!time.isAfter(during.from())) {
            return first;
        }
        if (!time.isBefore(during.to())) {
            return last;
        }
        double part = (double) Duration.between(during.from(), time).toMillis()
                / Duration.between(during.from(), during.to()).toMillis();
        return first + (last - first) * part;
    }
}

package dev.tocsin.alerting.data;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Other values during a stretch of time, such as an outage.
 *
 * @param otherwise the values before and after it
 */
public record During(Span span, ValueSource then, ValueSource otherwise) implements ValueSource {
    @Override
    public @Nullable Object at(int index, Instant time) {
        return (span.contains(time) ? then : otherwise).at(index, time);
    }
}

package dev.tocsin.alerting.data;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Other values at regular times.
 *
 * @param base the values between spikes
 * @param peak the values in them
 * @param start when the first one begins
 * @param every from the beginning of one to that of the next
 * @param lasting how long one lasts
 */
public record Spikes(ValueSource base, ValueSource peak, Instant start, Duration every, Duration lasting)
        implements ValueSource {
    public Spikes {
        if (every.isZero() || every.isNegative()) {
            throw new IllegalArgumentException("every " + every);
        }
    }

    @Override
    public @Nullable Object at(int index, Instant time) {
        if (time.isBefore(start)) {
            return base.at(index, time);
        }
        long since = Duration.between(start, time).toMillis() % every.toMillis();
        return (since < lasting.toMillis() ? peak : base).at(index, time);
    }
}

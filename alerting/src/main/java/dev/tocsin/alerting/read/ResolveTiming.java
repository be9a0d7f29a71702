package dev.tocsin.alerting.read;

import java.time.Duration;
import java.util.Optional;

/**
 * When a stateful log alert is resolved (Microsoft Learn, alerts-overview, "This table describes when a stateful alert is
 * considered resolved"). 15 minutes are in two rows of that table; the first is taken, which keeps the alert open longer.
 */
final class ResolveTiming {
    private static final Duration FOR_ONE_MINUTE = Duration.ofMinutes(10);

    private ResolveTiming() {}

    /** How long the condition must not be met; empty for a frequency that cannot be stateful. */
    static Optional<Duration> quiet(Duration frequency) {
        if (frequency.compareTo(Duration.ofMinutes(5)) < 0) {
            return Optional.of(FOR_ONE_MINUTE);
        }
        if (frequency.compareTo(Duration.ofMinutes(15)) <= 0) {
            return Optional.of(frequency.multipliedBy(3));
        }
        if (frequency.compareTo(Duration.ofHours(11)) <= 0) {
            return Optional.of(frequency.multipliedBy(2));
        }
        return frequency.compareTo(Duration.ofHours(12)) <= 0 ? Optional.of(frequency) : Optional.empty();
    }
}

package dev.tocsin.alerting.source;

import java.time.Instant;

/**
 * What a resource reported about a metric for one moment or minute, aggregated as the metrics store keeps it.
 *
 * @param total the sum of the values
 * @param count how many values
 */
public record MetricSample(Instant time, double total, double count, double minimum, double maximum) {
    /** A sample of one value. */
    public static MetricSample of(Instant time, double value) {
        return new MetricSample(time, value, 1, value, value);
    }
}

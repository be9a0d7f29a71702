package dev.tocsin.alerting.data;

import java.time.Instant;
import java.util.SplittableRandom;

/**
 * Evenly spread around a value. The value of a row depends on the seed and its index only, so that another length of the
 * stream changes no row.
 *
 * @param spread the farthest from the middle
 */
public record Noise(double middle, double spread, long seed) implements ValueSource {
    @Override
    public Double at(int index, Instant time) {
        double part = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + index).nextDouble();
        return middle + spread * (2 * part - 1);
    }
}

package dev.tocsin.alerting.evaluate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One period of an evaluation.
 *
 * @param start the first moment
 * @param end the moment after the last one
 * @param value null when there was nothing to measure
 * @param violated whether the value violates the threshold; never without a value
 */
public record Period(Instant start, Instant end, @Nullable Double value, boolean violated) {}

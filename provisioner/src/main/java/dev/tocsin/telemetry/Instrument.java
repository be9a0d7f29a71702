package dev.tocsin.telemetry;

import java.util.Optional;

/** Instruments of OpenTelemetry, as far as they differ in what arrives (OpenTelemetry specification, metrics API). */
public enum Instrument {
    /** Only grows; increments arrive. */
    COUNTER("counter"),
    /** Differences, also negative ones. */
    UP_DOWN_COUNTER("upDownCounter"),
    /** The value as last seen. */
    GAUGE("gauge"),
    /** Sum, count, minimum and maximum of each export interval: no single measurement, and no buckets. */
    HISTOGRAM("histogram");

    private final String word;

    Instrument(String word) {
        this.word = word;
    }

    /** As a contract spells it. */
    public String word() {
        return word;
    }

    /** The instrument that a contract spells so. */
    public static Optional<Instrument> of(String word) {
        for (Instrument one : values()) {
            if (one.word.equals(word)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}

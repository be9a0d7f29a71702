package dev.tocsin.emulator.otlp;

import java.util.Optional;

/** What OTLP carries. Loads nothing of protobuf. */
public enum Signal {
    /** Data points. */
    METRICS("/v1/metrics", "data points"),
    /** Spans with their events. */
    TRACES("/v1/traces", "spans"),
    /** Log records. */
    LOGS("/v1/logs", "log records");

    /** The media type of OTLP in protobuf. */
    public static final String PROTOBUF = "application/x-protobuf";

    /** The header that names a component of the emulator by its name or its instrumentation key; OTLP says nothing about it. */
    public static final String COMPONENT = "tocsin-component";

    private final String path;
    private final String unit;

    Signal(String path, String unit) {
        this.path = path;
        this.unit = unit;
    }

    /** Where it is posted, behind the endpoint; such as {@code /v1/metrics}. */
    public String path() {
        return path;
    }

    /** What is counted, such as {@code data points}. */
    public String unit() {
        return unit;
    }

    /** The signal that is posted to this path. */
    public static Optional<Signal> of(String path) {
        for (Signal signal : values()) {
            if (signal.path.equals(path)) {
                return Optional.of(signal);
            }
        }
        return Optional.empty();
    }
}

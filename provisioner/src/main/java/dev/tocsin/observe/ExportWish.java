package dev.tocsin.observe;

import java.util.List;
import java.util.Map;

/** Whether the environment asks for traces and metrics, found out without loading what makes them. */
public final class ExportWish {
    private static final List<String> VARIABLES = List.of(
            "OTEL_EXPORTER_OTLP_ENDPOINT",
            "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
            "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT",
            "OTEL_TRACES_EXPORTER",
            "OTEL_METRICS_EXPORTER");

    private ExportWish() {}

    /**
     * Whether a variable says where they go, or by what they are exported, and none that nothing is to be sent
     * (opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables).
     */
    public static boolean isIn(Map<String, String> variables) {
        if ("true".equalsIgnoreCase(variables.get("OTEL_SDK_DISABLED"))) {
            return false;
        }
        for (String name : VARIABLES) {
            if (!variables.getOrDefault(name, "").isBlank()) {
                return true;
            }
        }
        return false;
    }
}

package dev.tocsin.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Alert rules as they are live. */
final class Rules {
    /** The kinds that name action groups themselves. */
    static final List<String> ALIASES = List.of("log-alert", "metric-alert", "activity-log-alert");

    private Rules() {}

    static boolean isServiceHealth(JsonNode rule) {
        for (JsonNode one : rule.at("/properties/condition/allOf")) {
            if (one.path("field").asText().equalsIgnoreCase("category")
                    && one.path("equals").asText().equalsIgnoreCase("ServiceHealth")) {
                return true;
            }
        }
        return false;
    }
}

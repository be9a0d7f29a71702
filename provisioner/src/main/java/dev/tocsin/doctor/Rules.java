package dev.tocsin.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Alert rules as they are live. */
final class Rules {
    /** The kinds that name action groups themselves. */
    static final List<String> ALIASES = List.of("log-alert", "metric-alert", "activity-log-alert");

    private Rules() {}

    /** The ids of the action groups that a rule tells, in whichever shape its kind names them. */
    static List<String> groups(JsonNode rule) {
        JsonNode actions = rule.at("/properties/actions");
        List<String> ids = new ArrayList<>();
        for (JsonNode one : actions.isArray() ? actions : actions.path("actionGroups")) {
            ids.add(
                    one.isTextual()
                            ? one.textValue()
                            : one.path("actionGroupId").asText());
        }
        return ids;
    }

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

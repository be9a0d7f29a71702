package dev.tocsin.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An alert processing rule by what it does to alerts.
 *
 * @param properties of its body, with ids instead of references
 */
public record Suppression(JsonNode properties) {
    private static final List<String> UNDERSTOOD = List.of("AlertRuleId", "Severity");

    /** Whether it mutes the alerts of a rule. */
    public enum Reach {
        /** All of them. */
        SURELY,
        /** Perhaps: it has filters on what only an alert has. */
        PERHAPS,
        /** None. */
        NOT
    }

    /** Whether Azure heeds it. */
    public boolean enabled() {
        return properties.path("enabled").asBoolean(true);
    }

    /** Whether it takes the action groups away. */
    public boolean takesGroupsAway() {
        for (JsonNode action : properties.path("actions")) {
            if (action.path("actionType").asText().equalsIgnoreCase("RemoveAllActionGroups")) {
                return true;
            }
        }
        return false;
    }

    /** When it holds; empty when its schedule cannot be understood. */
    public Optional<Schedule> schedule(WindowsZones zones) {
        return Schedule.of(properties.path("schedule"), zones);
    }

    /** The values, in lower case, of which a field of the alert must have one; empty if nothing is said. */
    public Optional<List<String>> demanded(String field) {
        for (JsonNode condition : properties.path("conditions")) {
            if (condition.path("field").asText().equals(field)
                    && condition.path("operator").asText().equals("Equals")) {
                List<String> values = new ArrayList<>();
                condition
                        .path("values")
                        .forEach(value -> values.add(value.asText().toLowerCase(Locale.ROOT)));
                return Optional.of(values);
            }
        }
        return Optional.empty();
    }

    /**
     * Whether it mutes a rule's alerts.
     *
     * @param rule the rule's id
     * @param severity of its alerts; empty if none is known
     * @param scopes ids of what the rule watches
     */
    public Reach reach(String rule, OptionalInt severity, List<String> scopes) {
        boolean othersRules = demanded("AlertRuleId")
                .filter(ids -> !ids.contains(rule.toLowerCase(Locale.ROOT)))
                .isPresent();
        boolean othersSeverity = demanded("Severity")
                .filter(words -> !words.contains("sev" + severity.orElse(-1)))
                .isPresent();
        if (othersRules || othersSeverity || !covers(scopes)) {
            return Reach.NOT;
        }
        long understood =
                UNDERSTOOD.stream().filter(field -> demanded(field).isPresent()).count();
        return understood == properties.path("conditions").size() ? Reach.SURELY : Reach.PERHAPS;
    }

    private boolean covers(List<String> targets) {
        for (JsonNode scope : properties.path("scopes")) {
            String key = scope.asText().toLowerCase(Locale.ROOT);
            for (String target : targets) {
                String watched = target.toLowerCase(Locale.ROOT);
                if (watched.equals(key) || watched.startsWith(key + "/")) {
                    return true;
                }
            }
        }
        return false;
    }
}

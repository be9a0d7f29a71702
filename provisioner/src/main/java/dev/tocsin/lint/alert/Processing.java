package dev.tocsin.lint.alert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.lint.LintedProject;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An alert processing rule.
 *
 * @param rule the resource
 */
record Processing(DesiredResource rule) {
    static List<Processing> of(LintedProject project) {
        List<Processing> found = new ArrayList<>();
        project.ofKind("processing-rule").forEach(rule -> found.add(new Processing(rule)));
        return found;
    }

    boolean enabled() {
        return rule.body().at("/properties/enabled").asBoolean(true);
    }

    boolean suppresses() {
        for (JsonNode action : rule.body().at("/properties/actions")) {
            if (action.path("actionType").asText().equalsIgnoreCase("RemoveAllActionGroups")) {
                return true;
            }
        }
        return false;
    }

    /** Whether it holds at all times. */
    boolean always() {
        JsonNode schedule = rule.body().at("/properties/schedule");
        return !schedule.hasNonNull("effectiveFrom")
                && !schedule.hasNonNull("effectiveUntil")
                && schedule.path("recurrences").isEmpty();
    }

    /** The values, in lower case, of which a field of the alert must have one; empty if nothing is said. */
    Optional<List<String>> demanded(String field) {
        for (JsonNode condition : rule.body().at("/properties/conditions")) {
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

    /** Whether it surely is about the alerts of a rule: all its filters are understood. */
    boolean isAbout(Alarm alarm) {
        int understood = 0;
        Optional<List<String>> rules = demanded("AlertRuleId");
        if (rules.isPresent()) {
            understood++;
            if (!rules.get().contains(alarm.rule().id().key())) {
                return false;
            }
        }
        Optional<List<String>> severities = demanded("Severity");
        if (severities.isPresent()) {
            understood++;
            int severity = alarm.severity().orElse(-1);
            if (!severities.get().contains("sev" + severity)) {
                return false;
            }
        }
        return understood == rule.body().at("/properties/conditions").size() && covers(alarm.scopes());
    }

    private boolean covers(List<String> targets) {
        for (JsonNode scope : rule.body().at("/properties/scopes")) {
            String key = ResourceId.key(scope.asText());
            if (targets.stream().anyMatch(target -> target.equals(key) || target.startsWith(key + "/"))) {
                return true;
            }
        }
        return false;
    }
}

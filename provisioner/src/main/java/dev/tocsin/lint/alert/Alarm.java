package dev.tocsin.lint.alert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.lint.LintedProject;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.IsoDuration;
import dev.tocsin.resource.ResourceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An alert rule of any kind: what log, metric and activity log alert rules have in common.
 *
 * @param rule the resource
 */
record Alarm(DesiredResource rule) {
    static final String LOG = "log-alert";
    static final String METRIC = "metric-alert";
    static final String ACTIVITY_LOG = "activity-log-alert";
    private static final List<String> KINDS = List.of(LOG, METRIC, ACTIVITY_LOG);

    /** All of the project, log alerts first. */
    static List<Alarm> of(LintedProject project) {
        List<Alarm> found = new ArrayList<>();
        for (String kind : KINDS) {
            project.ofKind(kind).forEach(rule -> found.add(new Alarm(rule)));
        }
        return found;
    }

    boolean isOf(String kind) {
        return rule.kind().alias().equals(kind);
    }

    JsonNode properties() {
        return rule.body().path("properties");
    }

    boolean enabled() {
        return properties().path("enabled").asBoolean(true);
    }

    /** Whether it fires once and then waits until it is resolved; activity log alerts never do (Microsoft Learn, alerts-overview). */
    boolean stateful() {
        return !isOf(ACTIVITY_LOG) && properties().path("autoMitigate").asBoolean(true);
    }

    /** 0 is the worst; empty for activity log alerts, which have none of their own. */
    OptionalInt severity() {
        JsonNode severity = properties().path("severity");
        return severity.isNumber() ? OptionalInt.of(severity.intValue()) : OptionalInt.empty();
    }

    /** What it watches, in lower case. */
    List<String> scopes() {
        List<String> scopes = new ArrayList<>();
        for (JsonNode scope : properties().path("scopes")) {
            scopes.add(ResourceId.key(scope.asText()));
        }
        return scopes;
    }

    /** The ids of its action groups, by the pointer of each. */
    Map<String, String> groups() {
        JsonNode actions = properties().path("actions");
        boolean flat = actions.isArray();
        JsonNode groups = flat ? actions : actions.path("actionGroups");
        Map<String, String> found = new LinkedHashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            String at = JsonPointers.child(groupsPointer(), i);
            JsonNode group = groups.get(i);
            if (group.isTextual()) {
                found.put(at, group.textValue());
            } else {
                found.put(at + "/actionGroupId", group.path("actionGroupId").asText());
            }
        }
        return found;
    }

    /** Of the list of action groups. */
    String groupsPointer() {
        return properties().path("actions").isArray() ? "/properties/actions" : "/properties/actions/actionGroups";
    }

    Optional<Duration> duration(String property) {
        return IsoDuration.parse(properties().path(property).asText());
    }
}

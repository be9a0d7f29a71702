package dev.tocsin.notify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.maintenance.Suppression;
import dev.tocsin.resource.AlertRuleBody;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.DesiredState;
import dev.tocsin.resource.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * An alert rule of any kind.
 *
 * @param resource the rule
 */
public record AlertingRule(DesiredResource resource) {
    private static final List<String> KINDS = List.of("log-alert", "metric-alert", "activity-log-alert");

    /** All of a state, log alerts first. */
    public static List<AlertingRule> of(DesiredState state) {
        List<AlertingRule> rules = new ArrayList<>();
        for (String kind : KINDS) {
            state.resources().stream()
                    .filter(one -> one.kind().alias().equals(kind))
                    .forEach(one -> rules.add(new AlertingRule(one)));
        }
        return rules;
    }

    boolean isLog() {
        return resource.kind().alias().equals("log-alert");
    }

    boolean isMetric() {
        return resource.kind().alias().equals("metric-alert");
    }

    JsonNode properties() {
        return resource.body().path("properties");
    }

    boolean enabled() {
        return properties().path("enabled").asBoolean(true);
    }

    /** As payloads write it. */
    String severity() {
        return "Sev" + common().severity();
    }

    /** How far an alert processing rule mutes it. */
    Suppression.Reach mutedBy(DesiredResource processing) {
        return new Suppression(processing.body().path("properties"))
                .reach(resource.id().key(), OptionalInt.of(common().severity()), scopes());
    }

    /** Whether it fires once and then waits until it is resolved. */
    boolean stateful() {
        return (isLog() || isMetric()) && properties().path("autoMitigate").asBoolean(true);
    }

    /** The first condition; nothing in activity log alerts. */
    JsonNode condition() {
        return properties().at("/criteria/allOf/0");
    }

    List<String> scopes() {
        return common().scopes();
    }

    /** Each action with its group's id, or the id itself. */
    List<JsonNode> actions() {
        return common().actions();
    }

    private AlertRuleBody common() {
        return new AlertRuleBody(resource.body());
    }

    /** The groups of this project that hear of it. */
    public List<DesiredResource> groups(DesiredState state) {
        List<DesiredResource> groups = new ArrayList<>();
        for (String id : common().groups()) {
            state.resources().stream()
                    .filter(one -> one.id().key().equals(ResourceId.key(id)))
                    .forEach(groups::add);
        }
        return groups;
    }

    /** Ids of groups that this project does not have. */
    List<String> foreignGroups(DesiredState state) {
        List<String> foreign = new ArrayList<>();
        for (String id : common().groups()) {
            if (state.resources().stream().noneMatch(one -> one.id().key().equals(ResourceId.key(id)))) {
                foreign.add(id);
            }
        }
        return foreign;
    }

    /** When it tells its groups, for people. */
    String when() {
        if (!enabled()) {
            return "never: the rule is disabled";
        }
        String often = properties().path("evaluationFrequency").asText("");
        if (!isLog() && !isMetric()) {
            return "at each event";
        }
        if (properties().path("autoMitigate").asBoolean(true)) {
            return "once when it fires and once when it resolves; looks every " + often;
        }
        String mute = properties().path("muteActionsDuration").asText("");
        return "each time the condition is met" + (mute.isEmpty() ? "" : ", then not for " + mute)
                + "; never that it resolved; looks every " + often;
    }
}

package dev.tocsin.alerting.rule;

import java.util.List;

/**
 * An activity log alert rule. It is stateless: each event that meets all conditions is an alert.
 *
 * @param scopes resource ids; an event counts when its resource is one of them or inside of one
 * @param allOf the conditions, all of which have to be met
 */
public record ActivityLogRule(String name, boolean enabled, List<String> scopes, List<ActivityCondition> allOf)
        implements AlertRule {
    public ActivityLogRule {
        scopes = List.copyOf(scopes);
        allOf = List.copyOf(allOf);
    }
}

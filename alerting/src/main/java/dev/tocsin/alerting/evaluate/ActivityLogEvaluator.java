package dev.tocsin.alerting.evaluate;

import dev.tocsin.alerting.rule.ActivityCondition;
import dev.tocsin.alerting.rule.ActivityLogRule;
import dev.tocsin.alerting.source.ActivityEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Evaluates activity log alert rules: each event that meets the condition raises an alert, and none is resolved. */
public final class ActivityLogEvaluator {
    private final ActivityLogRule rule;

    public ActivityLogEvaluator(ActivityLogRule rule) {
        this.rule = rule;
    }

    /** The events that raise an alert, by time. */
    public List<ActivityEvent> alerts(List<ActivityEvent> events) {
        if (!rule.enabled()) {
            return List.of();
        }
        List<ActivityEvent> alerts = new ArrayList<>();
        for (ActivityEvent event : events) {
            if (matches(event)) {
                alerts.add(event);
            }
        }
        alerts.sort(Comparator.comparing(ActivityEvent::time));
        return alerts;
    }

    /**
     * A timeline for each resource that events are about, with an evaluation for each moment at which there are any: met
     * when one of them raises an alert. None for a disabled rule.
     */
    public List<Timeline> evaluate(List<ActivityEvent> events) {
        if (!rule.enabled()) {
            return List.of();
        }
        Map<String, Map<Instant, Boolean>> met = new TreeMap<>();
        for (ActivityEvent event : events) {
            List<String> ids = EventFields.values(event.content(), "resourceId");
            String resource = ids.isEmpty() ? "" : trimmed(ids.get(0));
            met.computeIfAbsent(resource, unused -> new TreeMap<>())
                    .merge(event.time(), matches(event), Boolean::logicalOr);
        }
        List<Timeline> timelines = new ArrayList<>();
        met.forEach((resource, moments) -> {
            List<Evaluation> evaluations = new ArrayList<>();
            moments.forEach((time, fired) -> evaluations.add(new Evaluation(
                    time,
                    fired ? AlertState.FIRED : AlertState.NO_ALERT,
                    fired,
                    List.of(),
                    fired ? Notification.FIRED : Notification.NONE)));
            timelines.add(new Timeline(new SeriesKey(resource, Map.of()), evaluations));
        });
        return timelines;
    }

    /** Whether an event is within the rule's scopes and meets its condition. */
    public boolean matches(ActivityEvent event) {
        if (!inScope(event)) {
            return false;
        }
        for (ActivityCondition condition : rule.allOf()) {
            if (!holds(condition, event)) {
                return false;
            }
        }
        return true;
    }

    private boolean inScope(ActivityEvent event) {
        List<String> resources = EventFields.values(event.content(), "resourceId");
        for (String scope : rule.scopes()) {
            String prefix = trimmed(scope);
            for (String resource : resources) {
                String id = trimmed(resource);
                if (id.equals(prefix) || id.startsWith(prefix + "/")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String trimmed(String id) {
        String lower = id.toLowerCase(Locale.ROOT);
        return lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private static boolean holds(ActivityCondition condition, ActivityEvent event) {
        if (condition instanceof ActivityCondition.AnyOf any) {
            for (ActivityCondition.Field field : any.fields()) {
                if (holds(field, event)) {
                    return true;
                }
            }
            return false;
        }
        return condition instanceof ActivityCondition.Field field && holds(field, event);
    }

    private static boolean holds(ActivityCondition.Field field, ActivityEvent event) {
        for (String value : EventFields.values(event.content(), field.field())) {
            for (String wanted : field.values()) {
                if (value.equalsIgnoreCase(wanted)) {
                    return true;
                }
            }
        }
        return false;
    }
}

package dev.tocsin.alerting.evaluate;

import dev.tocsin.alerting.rule.ActivityCondition;
import dev.tocsin.alerting.rule.ActivityLogRule;
import dev.tocsin.alerting.source.ActivityEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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
     * A timeline for each resource that events are about, with an evaluation for each moment at which there are any of any
     * resource: met when one of this resource raises an alert. None for a disabled rule.
     */
    public List<Timeline> evaluate(List<ActivityEvent> events) {
        if (!rule.enabled()) {
            return List.of();
        }
        TreeSet<Instant> times = new TreeSet<>();
        Map<String, Set<Instant>> met = new TreeMap<>();
        for (ActivityEvent event : events) {
            times.add(event.time());
            List<String> ids = EventFields.values(event.content(), "resourceId");
            Set<Instant> own = met.computeIfAbsent(ids.isEmpty() ? "" : trimmed(ids.get(0)), unused -> new HashSet<>());
            if (matches(event)) {
                own.add(event.time());
            }
        }
        List<Timeline> timelines = new ArrayList<>();
        met.forEach((resource, fired) -> timelines.add(new Timeline(
                new SeriesKey(resource, Map.of()),
                times.stream()
                        .map(time -> evaluation(time, fired.contains(time)))
                        .toList())));
        return timelines;
    }

    private static Evaluation evaluation(Instant time, boolean met) {
        return new Evaluation(
                time,
                met ? AlertState.FIRED : AlertState.NO_ALERT,
                met,
                List.of(),
                met ? Notification.FIRED : Notification.NONE);
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

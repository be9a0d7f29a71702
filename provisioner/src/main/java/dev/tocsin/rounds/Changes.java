package dev.tocsin.rounds;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.alerting.evaluate.ActivityLogEvaluator;
import dev.tocsin.alerting.rule.ActivityLogRule;
import dev.tocsin.alerting.source.ActivityEvent;
import dev.tocsin.alerttest.RuleOnRows;
import dev.tocsin.alerttest.RuleRefusedException;
import dev.tocsin.emulator.FiredAlert;
import dev.tocsin.resource.AlertRuleBody;
import dev.tocsin.resource.ResourceId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Activity log alerts on writes and deletions of resources. The emulator keeps no activity log: an event is made of what differs
 * between two looks, in the words that Azure has for a write that succeeded, without a caller. Not thread-safe.
 */
final class Changes {
    private static final String TYPE = "Microsoft.Insights/activityLogAlerts";

    private final Raised raised;
    private final Consumer<String> lines;
    private final Map<String, ObjectNode> refused = new HashMap<>();
    private @Nullable Map<String, ObjectNode> before;

    Changes(Raised raised, Consumer<String> lines) {
        this.raised = raised;
        this.lines = lines;
    }

    /** Compares what is held with what was at the last look; the first one sees nothing. */
    void see(Held held, Instant now) {
        Map<String, ObjectNode> known = before;
        before = held.live();
        if (known == null) {
            return;
        }
        List<Event> events = new ArrayList<>();
        held.live().forEach((id, body) -> {
            if (!body.equals(known.get(id))) {
                events.add(Event.of(body, "write", now));
            }
        });
        known.forEach((id, body) -> {
            if (!held.live().containsKey(id)) {
                events.add(Event.of(body, "delete", now));
            }
        });
        // Resource groups are no resources of a type.
        events.removeIf(event -> event.operation().startsWith("/"));
        if (!events.isEmpty()) {
            held.ofType(TYPE).forEach((id, rule) -> {
                // As in Azure, a rule does not yet hear of the write that makes it.
                if (rule.equals(known.get(id)) && rule.at("/properties/enabled").asBoolean(true)) {
                    hear(id, rule, held, events, now);
                }
            });
        }
    }

    private void hear(String id, ObjectNode rule, Held held, List<Event> events, Instant now) {
        String name = rule.path("name").asText();
        ActivityLogEvaluator evaluator;
        try {
            evaluator = new ActivityLogEvaluator(
                    (ActivityLogRule) RuleOnRows.of(TYPE, name, rule).rule());
        } catch (RuleRefusedException e) {
            if (!rule.equals(refused.put(id, rule))) {
                lines.accept(Line.stamp(now) + "note: " + name + " is not evaluated: " + e.getMessage());
            }
            return;
        }
        for (Event event : events) {
            if (evaluator.matches(event.inTheLog())) {
                Held.Told told = held.told(rule, now);
                raised.fired(Raised.alert(
                        FiredAlert.Signal.ACTIVITY_LOG,
                        rule,
                        event.resource(),
                        event.resource(),
                        now.truncatedTo(ChronoUnit.MILLIS),
                        told.suppressed()));
                lines.accept(Line.stamp(now) + "FIRED " + name + " (Sev" + new AlertRuleBody(rule).severity() + "): "
                        + event.operation() + " of "
                        + event.resource().substring(event.resource().lastIndexOf('/') + 1) + "; " + told.text());
            }
        }
    }

    /**
     * What happened to a resource.
     *
     * @param operation such as {@code Microsoft.Insights/scheduledQueryRules/write}
     * @param resource its id
     */
    private record Event(String operation, String resource, ActivityEvent inTheLog) {
        static Event of(ObjectNode body, String verb, Instant time) {
            String id = body.path("id").asText();
            String operation = ResourceId.typeOf(id) + "/" + verb;
            Map<String, Object> content = new LinkedHashMap<>();
            content.put("eventTimestamp", time.toString());
            content.put("resourceId", id);
            content.put("category", Map.of("value", "Administrative"));
            content.put("operationName", Map.of("value", operation));
            content.put("status", Map.of("value", "Succeeded"));
            content.put("level", "Informational");
            return new Event(operation, id, new ActivityEvent(time, content));
        }
    }
}

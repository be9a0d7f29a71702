package dev.tocsin.drill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.alerting.evaluate.ActivityLogEvaluator;
import dev.tocsin.alerting.rule.ActivityLogRule;
import dev.tocsin.alerting.source.ActivityEvent;
import dev.tocsin.alerttest.RuleOnRows;
import dev.tocsin.notify.AlertingRule;
import dev.tocsin.notify.Occurrence;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.DesiredState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Somebody changes a resource of the project in the portal, and an activity log alert rule sees the write. */
record ChangeDrill(DesiredState state, Ground ground, Instant start) {
    private static final String NOTE =
            "the emulator keeps no activity log: the event is made of the write that it took, in the words"
                    + " that Azure has for one that succeeded";

    DrillResult run(AlertingRule rule) throws DrillException {
        RuleOnRows read = Drill.read(ground, rule);
        ActivityLogEvaluator evaluator = new ActivityLogEvaluator((ActivityLogRule) read.rule());
        for (DesiredResource resource : state.resources()) {
            ActivityEvent event = event(resource);
            if (!resource.key().equals(rule.resource().key()) && evaluator.matches(event)) {
                return run(rule, resource, evaluator.alerts(List.of(event)));
            }
        }
        throw new DrillException("there is no drill for " + rule.resource().key()
                + ": no write of a resource of this project is an event that it waits for");
    }

    private DrillResult run(AlertingRule rule, DesiredResource changed, List<ActivityEvent> alerts)
            throws DrillException {
        ObjectNode body = ground.live(changed);
        ground.clock().moveTo(start);
        if (body.at("/properties/enabled").isBoolean()) {
            body = body.deepCopy();
            body.withObject("/properties").put("enabled", false);
        }
        ground.write(changed, body);
        List<Step> steps = new ArrayList<>();
        steps.add(Step.silent(
                start,
                "broken",
                "Somebody changes " + changed.key() + " in the portal"
                        + (body.at("/properties/enabled").isBoolean() ? ": it is disabled now." : ".")));
        for (ActivityEvent alert : alerts) {
            Occurrence occurrence = new Occurrence(
                    alert.time(),
                    alert.time(),
                    alert.time(),
                    Optional.empty(),
                    false,
                    Map.of(),
                    Optional.of(changed.id().path()),
                    Optional.of(operation(changed)));
            steps.add(new Steps(state, rule).told(false, occurrence, operation(changed)));
        }
        return new DrillResult(rule.resource().key(), "change", start, 0, List.of(NOTE), steps, false);
    }

    private static String operation(DesiredResource resource) {
        return resource.kind().type() + "/write";
    }

    private ActivityEvent event(DesiredResource resource) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("eventTimestamp", start.toString());
        content.put("resourceId", resource.id().path());
        content.put("category", Map.of("value", "Administrative"));
        content.put("operationName", Map.of("value", operation(resource)));
        content.put("status", Map.of("value", "Succeeded"));
        content.put("level", "Informational");
        content.put("caller", "somebody@example.com");
        return new ActivityEvent(start, content);
    }
}

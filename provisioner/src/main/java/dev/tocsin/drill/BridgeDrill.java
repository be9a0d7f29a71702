package dev.tocsin.drill;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.alerting.evaluate.EvaluationException;
import dev.tocsin.alerting.evaluate.MetricRuleEvaluator;
import dev.tocsin.alerting.evaluate.Timeline;
import dev.tocsin.alerting.rule.Lifecycle;
import dev.tocsin.alerting.rule.MetricRule;
import dev.tocsin.alerting.source.MetricSample;
import dev.tocsin.alerting.source.MetricSeries;
import dev.tocsin.alerttest.RuleOnRows;
import dev.tocsin.notify.AlertingRule;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.DesiredState;
import dev.tocsin.resource.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A rule fires, the bridge that tells of it cannot post, and who watches the bridge hears of that. */
record BridgeDrill(DesiredState state, Instant start) {
    private static final String NAMESPACE = "Microsoft.Logic/workflows";
    private static final String METRIC = "RunsFailed";

    /** Whether an alert of {@code other} starts the workflow whose failed runs {@code rule} counts. */
    static boolean tells(DesiredState state, AlertingRule other, AlertingRule rule) {
        JsonNode condition = rule.resource().body().at("/properties/criteria/allOf/0");
        return condition.path("metricName").asText().equals(METRIC)
                && bridge(state, rule)
                        .map(bridge -> receivers(state, other, bridge) > 0)
                        .orElse(false);
    }

    private static Optional<DesiredResource> bridge(DesiredState state, AlertingRule rule) {
        String scope = rule.resource().body().at("/properties/scopes/0").asText();
        return state.resources().stream()
                .filter(one ->
                        one.kind().alias().equals("workflow") && one.id().key().equals(ResourceId.key(scope)))
                .findFirst();
    }

    private static int receivers(DesiredState state, AlertingRule rule, DesiredResource bridge) {
        int found = 0;
        for (DesiredResource group : rule.groups(state)) {
            for (JsonNode receiver : group.body().at("/properties/logicAppReceivers")) {
                if (ResourceId.key(receiver.path("resourceId").asText())
                        .equals(bridge.id().key())) {
                    found++;
                }
            }
        }
        return found;
    }

    /** @param before the drill of the rule whose message does not arrive */
    DrillResult run(AlertingRule rule, RuleOnRows read, DrillResult before) throws DrillException {
        DesiredResource bridge = bridge(state, rule).orElseThrow();
        AlertingRule carrier = AlertingRule.of(state).stream()
                .filter(one -> one.resource().key().equals(before.rule()))
                .findFirst()
                .orElseThrow();
        int runs = receivers(state, carrier, bridge);
        List<Step> steps = new ArrayList<>();
        Instant failed = Instant.EPOCH;
        for (Step step : before.steps()) {
            boolean fired = step.event().equals("fired");
            if (step.event().equals("broken") || fired) {
                steps.add(new Step(step.time(), step.event(), step.text(), step.rule(), Optional.empty()));
            }
            if (fired) {
                failed = step.time();
                break;
            }
        }
        if (failed.equals(Instant.EPOCH)) {
            throw new DrillException(
                    before.rule() + " does not fire on " + before.scenario() + ", so that no bridge runs");
        }
        steps.add(Step.silent(
                failed,
                "failed",
                "the chat does not take what " + bridge.name() + " posts: " + runs + (runs == 1 ? " run" : " runs")
                        + " failed, and Azure counts the notification as sent"));
        steps.addAll(new Steps(state, rule).of(timelines(read, bridge, failed, runs)));
        boolean resolves = ((MetricRule) read.rule()).lifecycle() instanceof Lifecycle.Stateful;
        List<String> notes = List.of("the later messages of "
                + carrier.resource().key() + " arrive: the chat takes posts again after the first");
        return new DrillResult(rule.resource().key(), "bridge", start, before.sent(), notes, steps, resolves);
    }

    /** A run that fails is in the minute in which it ended. */
    private List<Timeline> timelines(RuleOnRows read, DesiredResource bridge, Instant failed, int runs)
            throws DrillException {
        MetricRule metric = (MetricRule) read.rule();
        MetricSeries series = new MetricSeries(
                bridge.id().path(),
                NAMESPACE,
                METRIC,
                Map.of(),
                List.of(new MetricSample(failed.plus(Duration.ofSeconds(20)), runs, runs, 1, 1)));
        try {
            return new MetricRuleEvaluator(metric, List.of(series)).evaluate(start, start.plus(Drill.WATCH));
        } catch (EvaluationException e) {
            throw new DrillException(e.getMessage() == null ? "the rule cannot be evaluated" : e.getMessage());
        }
    }
}

package dev.tocsin.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.alerting.evaluate.MetricRuleEvaluator;
import dev.tocsin.alerting.rule.Lifecycle;
import dev.tocsin.alerting.rule.MetricRule;
import dev.tocsin.alerting.source.MetricSample;
import dev.tocsin.alerting.source.MetricSeries;
import dev.tocsin.alerttest.ProfileRow;
import dev.tocsin.alerttest.RuleOnRows;
import dev.tocsin.emit.Envelopes;
import dev.tocsin.notify.AlertingRule;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.DesiredState;
import dev.tocsin.resource.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A web test fails from all its places, and the availability alert counts them. */
record HealthDrill(DesiredState state, Ground ground, Instant start) {
    private static final Duration DOWN = Duration.ofMinutes(30);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String TABLE = "AppAvailabilityResults";

    /** The service publishes no more than the settings. */
    private static final String NOTE =
            "how Azure evaluates the availability of a web test is not documented: here a place"
                    + " counts when one of its results in the window failed, and its places are called evenly spread over the test's frequency";

    DrillResult run(AlertingRule rule, RuleOnRows read) throws DrillException {
        JsonNode properties = read.body().path("properties");
        JsonNode criteria = properties.path("criteria");
        DesiredResource test = find("web-test", criteria.path("webTestId").asText());
        DesiredResource component =
                find("component", criteria.path("componentId").asText());
        int sent = send(test, component);
        MetricRule metric = (MetricRule) read.rule();
        MetricSeries failing = new MetricSeries(
                test.id().path(),
                "",
                MetricRule.FAILED_LOCATIONS,
                Map.of(),
                failing(
                        component,
                        test,
                        Duration.parse(properties.path("windowSize").asText("PT5M"))));
        List<Step> steps = new ArrayList<>();
        steps.add(Step.silent(
                start,
                "broken",
                "The health endpoint does not answer for " + DOWN.toMinutes() + " minutes, from any place."));
        steps.addAll(new Steps(state, rule)
                .of(new MetricRuleEvaluator(metric, List.of(failing)).evaluate(start, start.plus(Drill.WATCH))));
        return new DrillResult(
                rule.resource().key(),
                "health check",
                start,
                sent,
                List.of(NOTE),
                steps,
                metric.lifecycle() instanceof Lifecycle.Stateful);
    }

    private DesiredResource find(String alias, String id) throws DrillException {
        return state.resources().stream()
                .filter(one ->
                        one.kind().alias().equals(alias) && one.id().key().equals(ResourceId.key(id)))
                .findFirst()
                .orElseThrow(() -> new DrillException("the " + alias + " " + id + " is not in this project"));
    }

    /** Each place calls once in the test's frequency, one after the other. */
    private int send(DesiredResource test, DesiredResource component) throws DrillException {
        JsonNode properties = test.body().path("properties");
        int every = properties.path("Frequency").asInt(300);
        List<String> places = new ArrayList<>();
        properties.path("Locations").forEach(one -> places.add(one.path("Id").asText()));
        if (places.isEmpty()) {
            throw new DrillException(test.key() + " is called from no place");
        }
        Envelopes envelopes = new Envelopes(
                ground.live(component).at("/properties/InstrumentationKey").asText(), component.name());
        List<ObjectNode> items = new ArrayList<>();
        long step = Math.max(1, every / places.size());
        Instant time = start.minus(LogDrill.ORDINARY);
        for (int call = 0; time.isBefore(start.plus(Drill.WATCH)); call++) {
            boolean down = !time.isBefore(start) && time.isBefore(start.plus(DOWN));
            items.add(item(envelopes, test, places.get(call % places.size()), time, !down));
            time = time.plusSeconds(step);
        }
        ground.clock().moveTo(start.plus(Drill.WATCH));
        ground.track(items);
        return items.size();
    }

    private static ObjectNode item(
            Envelopes envelopes, DesiredResource test, String place, Instant time, boolean success)
            throws DrillException {
        try {
            return envelopes.of(new ProfileRow(
                    "availabilityResults",
                    "health check",
                    time,
                    Map.of(
                            "name", test.name(),
                            "location", place,
                            "success", success ? "True" : "False",
                            "message", success ? "Passed" : "The server did not answer.",
                            "duration", success ? 120L : 30_000L)));
        } catch (Envelopes.NotSendableException e) {
            throw new DrillException(String.valueOf(e.getMessage()));
        }
    }

    /** How many places failed in the window before each minute, from the rows that landed. */
    private List<MetricSample> failing(DesiredResource component, DesiredResource test, Duration window)
            throws DrillException {
        List<ObjectNode> rows = ground.rows(component.id().path()).getOrDefault(TABLE, List.of());
        List<MetricSample> samples = new ArrayList<>();
        for (Instant end = start; !end.isAfter(start.plus(Drill.WATCH)); end = end.plus(MINUTE)) {
            Set<String> failed = new HashSet<>();
            for (ObjectNode row : rows) {
                Instant time = Instant.parse(row.path("TimeGenerated").asText());
                if (row.path("Name").asText().equals(test.name())
                        && !row.path("Success").asBoolean()
                        && !time.isBefore(end.minus(window))
                        && time.isBefore(end)) {
                    failed.add(row.path("Location").asText());
                }
            }
            samples.add(MetricSample.of(end.minus(MINUTE), failed.size()));
        }
        return samples;
    }
}

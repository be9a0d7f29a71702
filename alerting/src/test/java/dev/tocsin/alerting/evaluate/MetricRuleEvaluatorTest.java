package dev.tocsin.alerting.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tocsin.alerting.rule.Aggregation;
import dev.tocsin.alerting.rule.Comparison;
import dev.tocsin.alerting.rule.DimensionFilter;
import dev.tocsin.alerting.rule.Lifecycle;
import dev.tocsin.alerting.rule.MetricCriterion;
import dev.tocsin.alerting.rule.MetricRule;
import dev.tocsin.alerting.rule.Threshold;
import dev.tocsin.alerting.source.MetricSample;
import dev.tocsin.alerting.source.MetricSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MetricRuleEvaluatorTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final Lifecycle STATEFUL = new Lifecycle.Stateful(Duration.ofMinutes(3));
    private static final Lifecycle STATELESS = new Lifecycle.Stateless(Optional.empty());

    @Test
    void firesOnceAndResolvesAfterThreeChecks() {
        MetricSeries cpu = series("vm1", "cpu", Map.of(), "50 90 90 50 50 50 50");
        assertThat(states(STATEFUL, cpu))
                .containsExactly("vm1{} NoAlert Fired Firing Resolving Resolving Resolved NoAlert");
    }

    @Test
    void firesAtEachCheckWhenStateless() {
        MetricSeries cpu = series("vm1", "cpu", Map.of(), "90 50 90 90");
        assertThat(states(STATELESS, cpu)).containsExactly("vm1{} Fired NoAlert Fired Fired");
    }

    @Test
    void isNotMetWithoutSamples() {
        MetricSeries cpu = series("vm1", "cpu", Map.of(), "90 . . . 90");
        assertThat(states(STATEFUL, cpu)).containsExactly("vm1{} Fired Resolving Resolving Resolved Fired");
    }

    @Test
    void aggregatesSamplesOverTheWindow() {
        List<MetricSample> samples = List.of(
                new MetricSample(NOON.minusSeconds(120), 30, 3, 4, 20),
                new MetricSample(NOON.minusSeconds(60), 10, 1, 10, 10));
        assertThat(value(Aggregation.AVERAGE, samples)).isEqualTo(10.0);
        assertThat(value(Aggregation.TOTAL, samples)).isEqualTo(40.0);
        assertThat(value(Aggregation.COUNT, samples)).isEqualTo(4.0);
        assertThat(value(Aggregation.MINIMUM, samples)).isEqualTo(4.0);
        assertThat(value(Aggregation.MAXIMUM, samples)).isEqualTo(20.0);
    }

    private static Double value(Aggregation aggregation, List<MetricSample> samples) {
        MetricRule rule = new MetricRule(
                "rule",
                true,
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                List.of(criterion("cpu", aggregation, List.of())),
                STATEFUL);
        MetricSeries series = new MetricSeries("vm1", "ns", "cpu", Map.of(), samples);
        return new MetricRuleEvaluator(rule, List.of(series))
                .evaluate(NOON, NOON)
                .get(0)
                .evaluations()
                .get(0)
                .value();
    }

    @Test
    void evaluatesEachResourceAndDimensionByItself() {
        DimensionFilter all = new DimensionFilter("Disk", true, List.of("*"));
        assertThat(states(
                        rule(STATELESS, List.of(criterion("cpu", Aggregation.AVERAGE, List.of(all)))),
                        series("vm1", "cpu", Map.of("disk", "C"), "90 50"),
                        series("vm1", "cpu", Map.of("disk", "D"), "50 90"),
                        series("vm2", "cpu", Map.of("disk", "C"), "50 50")))
                .containsExactly(
                        "vm1{Disk=C} Fired NoAlert", "vm1{Disk=D} NoAlert Fired", "vm2{Disk=C} NoAlert NoAlert");
    }

    @Test
    void addsUpDimensionsThatAreNotNamedAndLeavesOutExcludedOnes() {
        assertThat(states(
                        rule(STATELESS, List.of(criterion("cpu", Aggregation.TOTAL, List.of()))),
                        series("vm1", "cpu", Map.of("disk", "C"), "50"),
                        series("vm1", "cpu", Map.of("disk", "D"), "50")))
                .containsExactly("vm1{} Fired");
        DimensionFilter notC = new DimensionFilter("disk", false, List.of("C"));
        assertThat(states(
                        rule(STATELESS, List.of(criterion("cpu", Aggregation.TOTAL, List.of(notC)))),
                        series("vm1", "cpu", Map.of("disk", "C"), "90"),
                        series("vm1", "cpu", Map.of("disk", "D"), "90")))
                .containsExactly("vm1{disk=D} Fired");
    }

    @Test
    void isMetWhenAllCriteriaAre() {
        MetricRule rule = rule(
                STATELESS,
                List.of(
                        criterion("cpu", Aggregation.AVERAGE, List.of()),
                        criterion("queue", Aggregation.AVERAGE, List.of())));
        assertThat(states(
                        rule,
                        series("vm1", "cpu", Map.of(), "90 90 50 90"),
                        series("vm1", "queue", Map.of(), "50 90 90 .")))
                .containsExactly("vm1{} NoAlert Fired NoAlert NoAlert");
    }

    @Test
    void refusesSeveralCriteriaThatSplit() {
        DimensionFilter all = new DimensionFilter("disk", true, List.of("*"));
        MetricRule rule = rule(
                STATELESS,
                List.of(
                        criterion("cpu", Aggregation.AVERAGE, List.of()),
                        criterion("queue", Aggregation.AVERAGE, List.of(all))));
        assertThatExceptionOfType(EvaluationException.class)
                .isThrownBy(() -> states(
                        rule,
                        series("vm1", "queue", Map.of("disk", "C"), "90"),
                        series("vm1", "queue", Map.of("disk", "D"), "90")))
                .withMessageContaining("\"queue\"");
    }

    @Test
    void looksAtTheMetricOfTheNamespaceOnly() {
        MetricCriterion other = new MetricCriterion(
                "cpu",
                Optional.of("other"),
                "cpu",
                Aggregation.AVERAGE,
                List.of(),
                new Threshold(Comparison.GREATER_THAN, 80));
        assertThat(states(rule(STATELESS, List.of(other)), series("vm1", "cpu", Map.of(), "90")))
                .isEmpty();
    }

    private static MetricCriterion criterion(String metric, Aggregation aggregation, List<DimensionFilter> dimensions) {
        return new MetricCriterion(
                metric, Optional.empty(), metric, aggregation, dimensions, new Threshold(Comparison.GREATER_THAN, 80));
    }

    private static MetricRule rule(Lifecycle lifecycle, List<MetricCriterion> criteria) {
        return new MetricRule("rule", true, Duration.ofMinutes(1), Duration.ofMinutes(1), criteria, lifecycle);
    }

    /** One sample a minute; a dot is none. */
    private static MetricSeries series(String resource, String metric, Map<String, String> dimensions, String values) {
        List<MetricSample> samples = new ArrayList<>();
        Instant time = NOON;
        for (String value : values.split(" ", -1)) {
            if (!value.equals(".")) {
                samples.add(MetricSample.of(time, Double.parseDouble(value)));
            }
            time = time.plusSeconds(60);
        }
        return new MetricSeries(resource, "ns", metric, dimensions, samples);
    }

    private static List<String> states(Lifecycle lifecycle, MetricSeries series) {
        return states(rule(lifecycle, List.of(criterion("cpu", Aggregation.AVERAGE, List.of()))), series);
    }

    /** Evaluates a minute after each sample up to the last one of the first series. */
    private static List<String> states(MetricRule rule, MetricSeries... series) {
        Instant last = NOON;
        for (MetricSeries one : series) {
            for (MetricSample sample : one.samples()) {
                last = sample.time().isAfter(last) ? sample.time() : last;
            }
        }
        return new MetricRuleEvaluator(rule, List.of(series))
                .evaluate(NOON.plusSeconds(60), last.plusSeconds(60)).stream()
                        .map(timeline -> timeline.series().resource()
                                + timeline.series().dimensions() + " "
                                + timeline.evaluations().stream()
                                        .map(one -> one.state().azureName())
                                        .collect(Collectors.joining(" ")))
                        .toList();
    }
}

package dev.tocsin.alerting.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.alerting.Script;
import dev.tocsin.alerting.rule.Aggregation;
import dev.tocsin.alerting.rule.AlertRule;
import dev.tocsin.alerting.rule.Comparison;
import dev.tocsin.alerting.rule.FailingPeriods;
import dev.tocsin.alerting.rule.Lifecycle;
import dev.tocsin.alerting.rule.LogRule;
import dev.tocsin.alerting.rule.MetricRule;
import dev.tocsin.alerting.rule.Threshold;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RuleReaderTest {
    private static final String LOG = "Microsoft.Insights/scheduledQueryRules";
    private static final String METRIC = "Microsoft.Insights/metricAlerts";
    private static final Map<String, String> PLAIN = Map.of(
            "evaluationFrequency", "PT5M", "windowSize", "PT10M", "measure", "Average v", "condition", "LessThan 1.5");

    @Test
    void readsALogAlert() {
        LogRule rule = (LogRule) read(LOG, body("periods", "2 of 3"));

        assertThat(rule.schedule().frequency()).isEqualTo(Duration.ofMinutes(5));
        assertThat(rule.schedule().window()).isEqualTo(Duration.ofMinutes(10));
        assertThat(rule.schedule().range()).isEqualTo(Duration.ofMinutes(30));
        assertThat(rule.measurement().aggregation()).isEqualTo(Aggregation.AVERAGE);
        assertThat(rule.measurement().column()).contains("v");
        assertThat(rule.threshold()).isEqualTo(new Threshold(Comparison.LESS_THAN, 1.5));
        assertThat(rule.failingPeriods()).isEqualTo(new FailingPeriods(2, 3));
        assertThat(rule.lifecycle()).isEqualTo(new Lifecycle.Stateful(Duration.ofMinutes(15)));
        assertThat(rule.enabled()).isTrue();
    }

    @Test
    void readsASimpleLogAlertAsACountOfEachMinute() {
        Map<String, Object> condition = Map.of("query", "T", "minRecurrenceCount", 3);
        LogRule rule = (LogRule) read(
                LOG,
                Map.of(
                        "kind",
                        "SimpleLogAlert",
                        "properties",
                        Map.of("autoMitigate", false, "criteria", Map.of("allOf", List.of(condition)))));

        assertThat(rule.schedule().frequency()).isEqualTo(Duration.ofMinutes(1));
        assertThat(rule.schedule().range()).isEqualTo(Duration.ofMinutes(1));
        assertThat(rule.measurement().aggregation()).isEqualTo(Aggregation.COUNT);
        assertThat(rule.threshold()).isEqualTo(new Threshold(Comparison.GREATER_THAN_OR_EQUAL, 3));
        assertThat(rule.lifecycle()).isEqualTo(new Lifecycle.Stateless(Optional.empty()));
    }

    @Test
    void takesTheResolveTimeOfTheFrequency() {
        assertThat(quiet("PT1M")).isEqualTo("PT10M");
        assertThat(quiet("PT5M")).isEqualTo("PT15M");
        assertThat(quiet("PT10M")).isEqualTo("PT30M");
        assertThat(quiet("PT15M")).isEqualTo("PT45M");
        assertThat(quiet("PT30M")).isEqualTo("PT1H");
        assertThat(quiet("PT6H")).isEqualTo("PT12H");
        assertThat(quiet("PT12H")).isEqualTo("PT12H");
    }

    private static String quiet(String frequency) {
        LogRule rule = (LogRule) read(LOG, body("evaluationFrequency", frequency));
        return ((Lifecycle.Stateful) rule.lifecycle()).quiet().toString();
    }

    @Test
    void refusesARuleThatCannotResolveItself() {
        assertThat(refusals(LOG, body("evaluationFrequency", "P1D")))
                .singleElement()
                .satisfies(
                        one -> assertThat(one).startsWith("/properties/evaluationFrequency is longer than 12 hours"));
    }

    @Test
    void refusesDynamicThresholdsByName() {
        assertThat(refusals(LOG, condition("criterionType", "DynamicThresholdCriterion")))
                .anySatisfy(one -> assertThat(one)
                        .startsWith("/properties/criteria/allOf/0/criterionType \"DynamicThresholdCriterion\""));
        assertThat(refusals(LOG, condition("operator", "GreaterOrLessThan")))
                .containsExactly(
                        "/properties/criteria/allOf/0/operator \"GreaterOrLessThan\" is no operator of a static"
                                + " threshold");
        assertThat(refusals(
                        METRIC,
                        metric(Map.of("criterionType", "DynamicThresholdCriterion", "metricName", "m", "name", "c"))))
                .singleElement()
                .satisfies(one -> assertThat(one).contains("DynamicThresholdCriterion", "static threshold"));
    }

    @Test
    void refusesOtherKindsAndTypesByName() {
        Map<String, Object> body = new HashMap<>(body("enabled", "true"));
        body.put("kind", "LogToMetric");
        assertThat(refusals(LOG, body))
                .singleElement()
                .satisfies(one -> assertThat(one).startsWith("/kind \"LogToMetric\""));
        assertThat(refusals("Microsoft.Insights/components", Map.of()))
                .singleElement()
                .satisfies(one -> assertThat(one).contains("\"Microsoft.Insights/components\""));
    }

    @Test
    void readsThePlacesThatAWebTestMayFailFrom() {
        MetricRule rule = (MetricRule)
                ((RuleReading.Read) RuleReader.read(METRIC, "r", webTest(Map.of("failedLocationCount", 2)))).rule();

        assertThat(rule.isOfWebTest()).isTrue();
        assertThat(rule.window()).isEqualTo(Duration.ofMinutes(1));
        assertThat(rule.criteria()).singleElement().satisfies(one -> {
            assertThat(one.metric()).isEqualTo("failedLocations");
            assertThat(one.threshold()).isEqualTo(new Threshold(Comparison.GREATER_THAN_OR_EQUAL, 2));
        });
        assertThat(refusals(METRIC, webTest(Map.of())))
                .singleElement()
                .satisfies(one -> assertThat(one).startsWith("/properties/criteria/failedLocationCount "));
    }

    private static Map<String, Object> webTest(Map<String, Object> more) {
        Map<String, Object> criteria = new HashMap<>(more);
        criteria.put("odata.type", "Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria");
        return Map.of("properties", Map.of("evaluationFrequency", "PT1M", "windowSize", "PT5M", "criteria", criteria));
    }

    @Test
    void refusesWhatAzureRefuses() {
        assertThat(refusals(LOG, body("muteActionsDuration", "PT10M")))
                .singleElement()
                .satisfies(one -> assertThat(one).startsWith("/properties/muteActionsDuration"));
        assertThat(refusals(LOG, body("periods", "3 of 2")))
                .containsExactly("/properties/criteria/allOf/0/failingPeriods/minFailingPeriodsToAlert is 3 of 2"
                        + " periods; the rule could never fire");
        assertThat(refusals(LOG, body("overrideQueryTimeRange", "P3D")))
                .singleElement()
                .satisfies(one -> assertThat(one)
                        .startsWith("/properties/overrideQueryTimeRange")
                        .contains("two days"));
        assertThat(refusals(LOG, body("windowSize", "PT20X")))
                .containsExactly("/properties/windowSize \"PT20X\" is not a duration such as PT5M");
    }

    @Test
    void namesEverythingThatIsMissing() {
        assertThat(refusals(LOG, Map.of("properties", Map.of("criteria", Map.of("allOf", List.of(Map.of()))))))
                .extracting(one -> one.substring(0, one.indexOf(' ')))
                .containsExactlyInAnyOrder(
                        "/properties/evaluationFrequency",
                        "/properties/windowSize",
                        "/properties/criteria/allOf/0/query",
                        "/properties/criteria/allOf/0/timeAggregation",
                        "/properties/criteria/allOf/0/operator");
    }

    @Test
    void obeysResolveConfigurationAndRefusesAContradiction() {
        Map<String, Object> body =
                properties(Map.of("resolveConfiguration", Map.of("autoResolved", true, "timeToResolve", "PT20M")));
        assertThat(((LogRule) read(LOG, body)).lifecycle()).isEqualTo(new Lifecycle.Stateful(Duration.ofMinutes(20)));
        Map<String, Object> off = properties(Map.of("resolveConfiguration", Map.of("autoResolved", false)));
        assertThat(((LogRule) read(LOG, off)).lifecycle()).isEqualTo(new Lifecycle.Stateless(Optional.empty()));
        Map<String, Object> both =
                properties(Map.of("autoMitigate", true, "resolveConfiguration", Map.of("autoResolved", false)));
        assertThat(refusals(LOG, both))
                .containsExactly("/properties/resolveConfiguration/autoResolved contradicts autoMitigate");
    }

    @Test
    void readsAMetricAlert() {
        Map<String, Object> criterion = Map.of(
                "criterionType", "StaticThresholdCriterion",
                "name", "c",
                "metricName", "Percentage CPU",
                "timeAggregation", "Average",
                "operator", "GreaterThan",
                "threshold", 80,
                "dimensions", List.of(Map.of("name", "d", "operator", "include", "values", List.of("*"))));
        MetricRule rule = (MetricRule) read(METRIC, metric(criterion));

        assertThat(rule.lifecycle()).isEqualTo(new Lifecycle.Stateful(Duration.ofMinutes(3)));
        assertThat(rule.criteria()).singleElement().satisfies(one -> {
            assertThat(one.metric()).isEqualTo("Percentage CPU");
            assertThat(one.dimensions().get(0).include()).isTrue();
        });
    }

    @Test
    void readsDurationsOfFixedLength() {
        assertThat(Durations.parse("P1D")).contains(Duration.ofDays(1));
        assertThat(Durations.parse("P1W")).contains(Duration.ofDays(7));
        assertThat(Durations.parse("P1DT2H3M4S")).contains(Duration.ofSeconds(93_784));
        assertThat(List.of("P", "PT", "P1M", "P1Y", "5M", "PT-5M", "pt5m", ""))
                .allSatisfy(text -> assertThat(Durations.parse(text)).isEmpty());
    }

    private static Map<String, Object> body(String name, String value) {
        Map<String, String> settings = new LinkedHashMap<>(PLAIN);
        settings.put(name, value);
        return Script.body(settings);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> properties(Map<String, Object> more) {
        Map<String, Object> properties =
                new HashMap<>((Map<String, Object>) Script.body(PLAIN).get("properties"));
        properties.putAll(more);
        return Map.of("properties", properties);
    }

    private static Map<String, Object> condition(String name, Object value) {
        Map<String, Object> condition = new HashMap<>(
                Map.of("query", "T", "timeAggregation", "Count", "operator", "GreaterThan", "threshold", 1));
        condition.put(name, value);
        return properties(Map.of("criteria", Map.of("allOf", List.of(condition))));
    }

    private static Map<String, Object> metric(Map<String, Object> criterion) {
        return Map.of(
                "properties",
                Map.of(
                        "evaluationFrequency",
                        "PT1M",
                        "windowSize",
                        "PT5M",
                        "criteria",
                        Map.of(
                                "odata.type",
                                "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria",
                                "allOf",
                                List.of(criterion))));
    }

    private static AlertRule read(String type, Map<String, Object> body) {
        RuleReading reading = RuleReader.read(type, "rule", body);
        assertThat(reading).isInstanceOf(RuleReading.Read.class);
        return ((RuleReading.Read) reading).rule();
    }

    private static List<String> refusals(String type, Map<String, Object> body) {
        RuleReading reading = RuleReader.read(type, "rule", body);
        assertThat(reading).isInstanceOf(RuleReading.Refused.class);
        return ((RuleReading.Refused) reading)
                .refusals().stream()
                        .map(one -> one.pointer() + " " + one.message())
                        .toList();
    }
}

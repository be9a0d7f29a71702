package dev.tocsin.alerting.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.alerting.read.RuleReader;
import dev.tocsin.alerting.read.RuleReading;
import dev.tocsin.alerting.rule.ActivityLogRule;
import dev.tocsin.alerting.source.ActivityEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ActivityLogEvaluatorTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final String GROUP = "/subscriptions/s/resourceGroups/rg";

    @Test
    void needsAllConditionsAndIgnoresCase() {
        ActivityLogRule rule = rule(equal("category", "Administrative"), equal("status", "succeeded"));

        assertThat(matches(rule, event("category", "administrative", "status", "Succeeded")))
                .isTrue();
        assertThat(matches(rule, event("category", "administrative", "status", "Failed")))
                .isFalse();
        assertThat(matches(rule, event("category", "administrative"))).isFalse();
    }

    @Test
    void needsOneOfAnyOf() {
        ActivityLogRule rule =
                rule(Map.of("anyOf", List.of(equal("operationName", "a/write"), equal("operationName", "a/delete"))));

        assertThat(matches(rule, event("operationName", "A/Delete"))).isTrue();
        assertThat(matches(rule, event("operationName", "a/read"))).isFalse();
    }

    @Test
    void comparesWithEachOfContainsAny() {
        ActivityLogRule rule = rule(Map.of("field", "level", "containsAny", List.of("Error", "Critical")));

        assertThat(matches(rule, event("level", "critical"))).isTrue();
        assertThat(matches(rule, event("level", "Criticality"))).isFalse();
    }

    @Test
    void readsFieldsAsEventsHaveThem() {
        Map<String, Object> operation = Map.of("value", "a/write", "localizedValue", "Write an A");
        assertThat(matches(rule(equal("operationName", "a/write")), event("operationName", operation)))
                .isTrue();
        assertThat(matches(rule(equal("resourceGroup", "rg")), event("resourceGroupName", "RG")))
                .isTrue();
        assertThat(matches(rule(equal("resourceProvider", "p")), event("resourceProviderName", Map.of("value", "P"))))
                .isTrue();
    }

    @Test
    void looksIntoProperties() {
        ActivityLogRule rule = rule(Map.of(
                "field",
                "properties.impactedServices[*].ServiceName",
                "containsAny",
                List.of("Azure Monitor", "Action Groups")));
        Map<String, Object> one = Map.of("serviceName", "Storage");
        Map<String, Object> other = Map.of("serviceName", "azure monitor");

        assertThat(matches(rule, event("properties", Map.of("impactedServices", List.of(one, other)))))
                .isTrue();
        assertThat(matches(rule, event("properties", Map.of("impactedServices", List.of(one)))))
                .isFalse();
    }

    @Test
    void looksAtTheScopesOnly() {
        ActivityLogRule rule = rule(equal("category", "Administrative"));

        assertThat(matches(rule, at("/Subscriptions/S/resourcegroups/RG/providers/p/t/n")))
                .isTrue();
        assertThat(matches(rule, at(GROUP))).isTrue();
        assertThat(matches(rule, at(GROUP + "2/providers/p/t/n"))).isFalse();
        assertThat(new ActivityLogEvaluator(rule)
                        .matches(new ActivityEvent(NOON, Map.of("category", "Administrative"))))
                .isFalse();
    }

    @Test
    void raisesAnAlertForEachEventByTime() {
        ActivityLogRule rule = rule(equal("category", "Administrative"));
        ActivityEvent early = new ActivityEvent(NOON, at(GROUP).content());
        ActivityEvent late = new ActivityEvent(NOON.plusSeconds(1), at(GROUP).content());

        assertThat(new ActivityLogEvaluator(rule).alerts(List.of(late, early))).containsExactly(early, late);
        ActivityLogRule disabled = new ActivityLogRule("rule", false, rule.scopes(), rule.allOf());
        assertThat(new ActivityLogEvaluator(disabled).alerts(List.of(late, early)))
                .isEmpty();
    }

    private static boolean matches(ActivityLogRule rule, ActivityEvent event) {
        return new ActivityLogEvaluator(rule).matches(event);
    }

    private static Map<String, Object> equal(String field, String value) {
        return Map.of("field", field, "equals", value);
    }

    private static ActivityEvent at(String resource) {
        return event("resourceId", resource, "category", "Administrative");
    }

    private static ActivityEvent event(Object... fields) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("resourceId", GROUP + "/providers/p/t/n");
        for (int i = 0; i < fields.length; i += 2) {
            content.put((String) fields[i], fields[i + 1]);
        }
        return new ActivityEvent(NOON, content);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static ActivityLogRule rule(Map<String, Object>... allOf) {
        RuleReading reading = RuleReader.read(
                "Microsoft.Insights/activityLogAlerts",
                "rule",
                Map.of("properties", Map.of("scopes", List.of(GROUP), "condition", Map.of("allOf", List.of(allOf)))));
        assertThat(reading).isInstanceOf(RuleReading.Read.class);
        return (ActivityLogRule) ((RuleReading.Read) reading).rule();
    }
}

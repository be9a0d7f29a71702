package dev.tocsin.alerttest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.alerting.evaluate.AlertState;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.kql.evaluate.run.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandingRuleTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final String TYPE = "Microsoft.Insights/scheduledQueryRules";

    private static JsonNode rule(String query) throws JsonSyntaxException {
        return new JsonReader(JsonLimits.RESPONSE).readTree("""
                {"properties": {"scopes": ["/subscriptions/s/resourceGroups/rg/providers/Microsoft.Insights/components/shop"],
                 "evaluationFrequency": "PT5M", "windowSize": "PT15M",
                 "criteria": {"allOf": [{"query": "%s", "timeAggregation": "Count", "operator": "GreaterThan", "threshold": 2}]}}}
                """.formatted(query));
    }

    private static Map<String, List<Map<String, Object>>> traces(Instant before, int count) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            rows.add(Map.of("timestamp", before.minusSeconds(i).toString(), "message", "row " + i));
        }
        return Map.of("traces", rows);
    }

    @Test
    void anEvaluationThatTakesTooMuchIsRefusedAndTheAlertStaysOpen() throws Exception {
        StandingRule rule = RuleOnRows.of(TYPE, "many", rule("traces"))
                .standing(new Limits(10, 1 << 20, Duration.ofSeconds(30), 64));
        assertThat(rule.frequency()).isEqualTo(Duration.ofMinutes(5));
        assertThat(rule.range()).isEqualTo(Duration.ofMinutes(15));
        assertThat(rule.evaluate(traces(NOON, 3), NOON).values())
                .extracting(one -> one.state())
                .containsExactly(AlertState.FIRED);

        Instant next = NOON.plusSeconds(300);
        assertThatExceptionOfType(RuleRefusedException.class)
                .isThrownBy(() -> rule.evaluate(traces(next, 11), next))
                .withMessageContaining("10");

        Instant last = NOON.plusSeconds(600);
        assertThat(rule.evaluate(traces(last, 3), last).values())
                .extracting(one -> one.state())
                .containsExactly(AlertState.FIRING);
    }

    @Test
    void theReasonHasNoAdviceThatIsForTests() throws Exception {
        StandingRule rule = RuleOnRows.of(TYPE, "saved", rule("saved_search() | where a == 1"))
                .standing(Limits.DEFAULT);
        assertThatExceptionOfType(RuleRefusedException.class)
                .isThrownBy(() -> rule.evaluate(Map.of(), NOON))
                .satisfies(thrown -> assertThat(thrown.getMessage())
                        .startsWith("the query, line 1, column 1: ")
                        .doesNotContain("test"));
    }

    @Test
    void onlyLogAlertRulesStand() throws Exception {
        RuleOnRows metric = RuleOnRows.of(
                "Microsoft.Insights/activityLogAlerts",
                "changed",
                new JsonReader(JsonLimits.RESPONSE)
                        .readTree(
                                "{\"properties\":{\"scopes\":[\"/subscriptions/s\"],\"condition\":{\"allOf\":[{\"field\":\"category\",\"equals\":\"Administrative\"}]}}}"));
        assertThatExceptionOfType(RuleRefusedException.class).isThrownBy(() -> metric.standing(Limits.DEFAULT));
    }
}

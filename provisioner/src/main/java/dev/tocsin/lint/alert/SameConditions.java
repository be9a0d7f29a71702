package dev.tocsin.lint.alert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a rule waits for, so that two rules can be compared.
 *
 * @param kind alias of the rule's kind
 * @param scopes what it watches
 * @param window the time that it looks at
 * @param condition as it is sent; blanks in a query do not count
 */
record SameConditions(String kind, Set<String> scopes, String window, JsonNode condition) {
    private static final List<String> LIMITS = List.of("threshold", "failingPeriods");

    static SameConditions of(Alarm alarm) {
        JsonNode properties = alarm.properties();
        String condition = alarm.isOf(Alarm.ACTIVITY_LOG) ? "condition" : "criteria";
        return new SameConditions(
                alarm.rule().kind().alias(),
                new TreeSet<>(alarm.scopes()),
                properties.path("windowSize").asText(),
                comparable(properties.path(condition).deepCopy()));
    }

    /** The same, whatever the threshold is. */
    SameConditions withoutLimits() {
        JsonNode all = condition.deepCopy();
        for (JsonNode one : all.path("allOf")) {
            if (one instanceof ObjectNode object) {
                object.remove(LIMITS);
            }
        }
        return new SameConditions(kind, scopes, window, all);
    }

    /** Names of metric criteria are for people, and the lay-out of a query, too. */
    private static JsonNode comparable(JsonNode condition) {
        for (JsonNode one : condition.path("allOf")) {
            if (one instanceof ObjectNode object) {
                if (object.path("query").isTextual()) {
                    object.put(
                            "query",
                            object.path("query")
                                    .asText()
                                    .replaceAll("\\s+", " ")
                                    .strip());
                }
                if (object.has("metricName")) {
                    object.remove("name");
                }
            }
        }
        return condition;
    }
}

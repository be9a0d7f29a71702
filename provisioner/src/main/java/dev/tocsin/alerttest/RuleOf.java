package dev.tocsin.alerttest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.alerting.read.Refusal;
import dev.tocsin.alerting.read.RuleReader;
import dev.tocsin.alerting.read.RuleReading;
import dev.tocsin.alerting.rule.AlertRule;
import dev.tocsin.resource.DesiredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A definition as a rule.
 *
 * @param rule empty when it cannot be evaluated
 * @param problems why
 */
record RuleOf(Optional<AlertRule> rule, List<String> problems) {
    static RuleOf resource(DesiredResource resource) {
        return body(resource.kind().type(), resource.name(), resource.body());
    }

    static RuleOf body(String type, String name, JsonNode tree) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        if (ValueReader.plain(tree) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> body.put(String.valueOf(key), value));
        }
        RuleReading reading = RuleReader.read(type, name, body);
        if (reading instanceof RuleReading.Read read) {
            return new RuleOf(Optional.of(read.rule()), List.of());
        }
        List<String> problems = new ArrayList<>();
        for (Refusal refusal : ((RuleReading.Refused) reading).refusals()) {
            problems.add("\"" + name + "\" cannot be simulated: " + refusal.pointer() + " " + refusal.message());
        }
        return new RuleOf(Optional.empty(), problems);
    }
}

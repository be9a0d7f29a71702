package dev.tocsin.alerting.read;

import dev.tocsin.alerting.rule.AlertRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the ARM body of an alert rule. What the simulation depends on is read strictly, and what it cannot simulate is
 * refused; everything else in the body is left to the checks of its shape.
 */
public final class RuleReader {
    private RuleReader() {}

    /**
     * Reads a rule.
     *
     * @param type the resource type, such as {@code Microsoft.Insights/scheduledQueryRules}
     * @param name the resource's name
     * @param body the body with {@code kind} and {@code properties}: strings, numbers, booleans, {@link Map},
     *     {@link List} and null
     */
    public static RuleReading read(String type, String name, Map<String, ? extends @Nullable Object> body) {
        List<Refusal> refusals = new ArrayList<>();
        Body root = new Body(body, "", refusals);
        AlertRule rule = rule(type, name, root);
        if (rule == null) {
            root.refuse("\"" + type + "\" is no alert rule that can be simulated; scheduledQueryRules, metricAlerts and"
                    + " activityLogAlerts can");
        }
        return rule == null || !refusals.isEmpty() ? new RuleReading.Refused(refusals) : new RuleReading.Read(rule);
    }

    private static @Nullable AlertRule rule(String type, String name, Body root) {
        Body properties = root.at("properties");
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "microsoft.insights/scheduledqueryrules" -> logRule(name, root.at("kind"), properties);
            case "microsoft.insights/metricalerts" -> MetricRuleReader.read(name, properties);
            case "microsoft.insights/activitylogalerts" -> ActivityLogRuleReader.read(name, properties);
            default -> null;
        };
    }

    private static AlertRule logRule(String name, Body kind, Body properties) {
        LogRuleReader reader = new LogRuleReader(name, properties);
        String word = kind.optionalText().orElse("LogAlert");
        if (word.equalsIgnoreCase("SimpleLogAlert")) {
            return reader.simpleLogAlert();
        }
        if (!word.equalsIgnoreCase("LogAlert")) {
            kind.refuse("\"" + word + "\" makes a metric of rows and raises no alert itself; test the metric alert rule"
                    + " that reads it");
        }
        return reader.logAlert();
    }
}

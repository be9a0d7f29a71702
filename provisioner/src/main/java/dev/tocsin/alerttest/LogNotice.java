package dev.tocsin.alerttest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.alerting.evaluate.Evaluation;
import dev.tocsin.alerting.evaluate.Period;
import dev.tocsin.alerting.evaluate.SeriesKey;
import dev.tocsin.alerting.rule.LogRule;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a notification of a log alert rule says: the rule's name and condition, its description, the subject of the mail and the custom
 * properties, with Azure's own {@code ${data.…}} expanded (Microsoft Learn, alerts-wizard-custom-properties and the Log
 * Alerts V2 sample of alerts-payload-samples).
 */
final class LogNotice implements Notice {
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{data\\.([^}]*)\\}");

    private final LogRule rule;
    private final JsonNode properties;

    /** The notices of a rule with this body. */
    LogNotice(LogRule rule, JsonNode body) {
        this.rule = rule;
        this.properties = body.path("properties");
    }

    /**
     * The text of one.
     *
     * @throws QueryRefused if it holds an expression that is not known here
     */
    @Override
    public String text(SeriesKey series, Evaluation evaluation) {
        Map<String, String> data = data(series, evaluation);
        StringBuilder text = new StringBuilder("[")
                .append(Notice.condition(evaluation).toUpperCase(Locale.ROOT))
                .append("] ")
                .append(properties.path("displayName").asText(rule.name()))
                .append('\n');
        text.append(properties.path("description").asText("")).append('\n');
        properties
                .at("/actions/actionProperties")
                .properties()
                .forEach(one ->
                        text.append(expand(one.getValue().asText(), data)).append('\n'));
        properties
                .at("/actions/customProperties")
                .properties()
                .forEach(one -> text.append(one.getKey())
                        .append(": ")
                        .append(expand(one.getValue().asText(), data))
                        .append('\n'));
        return text.toString();
    }

    private static String expand(String text, Map<String, String> data) {
        Matcher matcher = EXPRESSION.matcher(text);
        StringBuilder expanded = new StringBuilder();
        while (matcher.find()) {
            String value = data.get(matcher.group(1));
            if (value == null) {
                throw new QueryRefused("the notification holds ${data." + matcher.group(1)
                        + "}, whose value is not known here; do not expect anything of this notification's text");
            }
            matcher.appendReplacement(expanded, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(expanded).toString();
    }

    private Map<String, String> data(SeriesKey series, Evaluation evaluation) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("essentials.alertRule", rule.name());
        data.put("essentials.severity", "Sev" + properties.path("severity").asText());
        data.put("essentials.signalType", "Log");
        data.put("essentials.monitorCondition", Notice.condition(evaluation));
        data.put("essentials.monitoringService", "Log Alerts V2");
        data.put("essentials.description", properties.path("description").asText(""));
        data.put("alertContext.conditionType", "LogQueryCriteria");
        data.put(
                "alertContext.condition.windowSize",
                properties.path("windowSize").asText());
        String first = "alertContext.condition.allOf[0].";
        data.put(first + "metricValue", Notice.number(evaluation.value()));
        data.put(first + "threshold", Notice.number(rule.threshold().value()));
        data.put(first + "operator", rule.threshold().comparison().azureName());
        data.put(first + "timeAggregation", rule.measurement().aggregation().azureName());
        data.put(first + "metricMeasureColumn", rule.measurement().column().orElse(""));
        data.put(first + "searchQuery", rule.query());
        data.put(
                first + "failingPeriods.numberOfEvaluationPeriods",
                Integer.toString(rule.failingPeriods().periods()));
        data.put(
                first + "failingPeriods.minFailingPeriodsToAlert",
                Integer.toString(rule.failingPeriods().violations()));
        for (int i = 0; i < rule.dimensions().size(); i++) {
            String name = rule.dimensions().get(i).name();
            data.put(first + "dimensions[" + i + "].name", name);
            data.put(first + "dimensions[" + i + "].value", series.dimensions().getOrDefault(name, ""));
        }
        if (!evaluation.periods().isEmpty()) {
            Period oldest = evaluation.periods().get(0);
            data.put("alertContext.condition.windowStartTime", oldest.start().toString());
            data.put("alertContext.condition.windowEndTime", evaluation.time().toString());
        }
        return data;
    }
}

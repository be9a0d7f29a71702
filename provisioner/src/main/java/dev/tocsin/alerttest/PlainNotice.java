package dev.tocsin.alerttest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.alerting.evaluate.Evaluation;
import dev.tocsin.alerting.evaluate.SeriesKey;
import dev.tocsin.resource.AlertRuleBody;
import java.util.Locale;

/**
 * What a notification of a metric or activity log alert rule says: the rule's name, its description and the webhook
 * properties, which are sent as they stand (OpenAPI of Microsoft.Insights: {@code webHookProperties} of metricAlerts
 * 2018-03-01, {@code webhookProperties} of activityLogAlerts 2020-10-01).
 */
record PlainNotice(String name, JsonNode body) implements Notice {
    @Override
    public String text(SeriesKey series, Evaluation evaluation) {
        JsonNode properties = body.path("properties");
        StringBuilder text = new StringBuilder("[")
                .append(Notice.condition(evaluation).toUpperCase(Locale.ROOT))
                .append("] ")
                .append(name)
                .append('\n')
                .append(properties.path("description").asText(""))
                .append('\n');
        for (JsonNode action : new AlertRuleBody(body).actions()) {
            for (String key : new String[] {"webHookProperties", "webhookProperties"}) {
                action.path(key)
                        .properties()
                        .forEach(one -> text.append(one.getKey())
                                .append(": ")
                                .append(one.getValue().asText())
                                .append('\n'));
            }
        }
        return text.toString();
    }
}

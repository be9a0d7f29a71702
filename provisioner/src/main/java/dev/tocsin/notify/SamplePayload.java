package dev.tocsin.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.resource.ResourceId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The common alert schema of an alert of a rule (MicrosoftDocs/azure-monitor-docs, alerts-payload-samples). Identifiers are made up
 * and always the same; links to results, which only the service can make, are left out.
 */
final class SamplePayload {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{data\\.([^}]*)\\}");
    private static final BigDecimal FIFTH = new BigDecimal("0.2");

    private final AlertingRule rule;
    private final boolean resolved;
    private final Occurrence occurrence;
    private final JsonNode value;
    private final ObjectNode root = NODES.objectNode();

    /** @param occurrence what happened */
    SamplePayload(AlertingRule rule, boolean resolved, Occurrence occurrence) {
        this.rule = rule;
        this.resolved = resolved;
        this.occurrence = occurrence;
        this.value = occurrence
                .value()
                .or(() -> occurrence.madeUp() ? Optional.of(fitting()) : Optional.empty())
                .<JsonNode>map(NODES::numberNode)
                .orElse(NullNode.instance);
    }

    /** The payload. */
    ObjectNode tree() throws UnknownExpressionException {
        root.put("schemaId", "azureMonitorCommonAlertSchema");
        ObjectNode data = root.putObject("data");
        data.set("essentials", essentials());
        data.set("alertContext", context());
        ObjectNode custom = custom();
        if (rule.isLog()) {
            data.withObject("/alertContext").set("properties", custom.isEmpty() ? NullNode.instance : custom);
            data.putNull("customProperties");
        } else {
            data.set("customProperties", custom.isEmpty() ? NullNode.instance : custom);
        }
        return root;
    }

    /** A text of the rule with Azure's own expressions replaced by what the payload has. */
    static String expand(String text, JsonNode payload) throws UnknownExpressionException {
        Matcher matcher = EXPRESSION.matcher(text);
        StringBuilder expanded = new StringBuilder();
        while (matcher.find()) {
            String pointer = "/data/"
                    + matcher.group(1).replace("[", "/").replace("]", "").replace('.', '/');
            JsonNode found = payload.at(pointer);
            if (found.isMissingNode() || found.isContainerNode()) {
                throw new UnknownExpressionException(matcher.group(1));
            }
            matcher.appendReplacement(expanded, Matcher.quoteReplacement(found.asText("")));
        }
        return matcher.appendTail(expanded).toString();
    }

    private BigDecimal threshold() {
        JsonNode criteria = rule.properties().path("criteria");
        JsonNode threshold = criteria.has("failedLocationCount")
                ? criteria.path("failedLocationCount")
                : rule.condition().path("threshold");
        return threshold.isNumber() ? threshold.decimalValue() : BigDecimal.ZERO;
    }

    /** A fifth beyond the threshold, or a fifth short of it. */
    private BigDecimal fitting() {
        BigDecimal threshold = threshold();
        BigDecimal step =
                threshold.signum() == 0 ? BigDecimal.ONE : threshold.abs().multiply(FIFTH);
        boolean below = rule.condition().path("operator").asText().startsWith("Less");
        BigDecimal found = below == resolved ? threshold.add(step) : threshold.subtract(step);
        return new BigDecimal(found.stripTrailingZeros().toPlainString());
    }

    private ObjectNode essentials() {
        ObjectNode essentials = NODES.objectNode();
        String subscription = rule.resource().id().subscription();
        essentials.put(
                "alertId",
                "/subscriptions/" + subscription + "/providers/Microsoft.AlertsManagement/alerts/" + made("alert"));
        essentials.put("alertRule", rule.resource().id().shortName());
        essentials.put("severity", rule.severity());
        essentials.put("signalType", rule.isLog() ? "Log" : rule.isMetric() ? "Metric" : "Activity Log");
        essentials.put("monitorCondition", resolved ? "Resolved" : "Fired");
        essentials.put(
                "monitoringService", rule.isLog() ? "Log Alerts V2" : rule.isMetric() ? "Platform" : activityService());
        ArrayNode targets = essentials.putArray("alertTargetIDs");
        ArrayNode items = essentials.putArray("configurationItems");
        List<String> about = occurrence.target().map(List::of).orElseGet(rule::scopes);
        for (String scope : about) {
            targets.add(scope.toLowerCase(Locale.ROOT));
            items.add(scope.substring(scope.lastIndexOf('/') + 1));
        }
        essentials.put("originAlertId", made("origin"));
        essentials.put("firedDateTime", occurrence.fired().toString());
        if (resolved) {
            essentials.put("resolvedDateTime", occurrence.resolved().toString());
        }
        essentials.put("description", rule.properties().path("description").asText(""));
        return essentials.put("essentialsVersion", "1.0").put("alertContextVersion", "1.0");
    }

    private String made(String what) {
        return UUID.nameUUIDFromBytes((what + rule.resource().id().key()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private String activityService() {
        String category = demanded("category").orElse("Administrative");
        return switch (category) {
            case "ServiceHealth", "ResourceHealth" -> category;
            default -> "Activity Log - " + category;
        };
    }

    private ObjectNode context() {
        return rule.isLog() || rule.isMetric() ? measured() : event();
    }

    private ObjectNode measured() {
        ObjectNode context = NODES.objectNode();
        JsonNode criteria = rule.properties().path("criteria");
        String kind = criteria.path("odata.type").asText("");
        context.putNull("properties");
        context.put("conditionType", rule.isLog() ? "LogQueryCriteria" : kind.substring(kind.lastIndexOf('.') + 1));
        ObjectNode condition = context.putObject("condition");
        String window = rule.properties().path("windowSize").asText("PT5M");
        condition.put("windowSize", window);
        ObjectNode first = condition.putArray("allOf").addObject();
        if (criteria.has("failedLocationCount")) {
            availability(first, criteria);
        } else {
            fill(first);
        }
        Instant start;
        try {
            start = occurrence.evaluated().minus(Duration.parse(window));
        } catch (DateTimeParseException e) {
            start = occurrence.evaluated();
        }
        condition
                .put("windowStartTime", start.toString())
                .put("windowEndTime", occurrence.evaluated().toString());
        return context;
    }

    private void availability(ObjectNode first, JsonNode criteria) {
        String test = criteria.path("webTestId").asText();
        first.put("metricName", "Failed Location").putNull("metricNamespace");
        first.put("operator", "GreaterThan")
                .put("threshold", criteria.path("failedLocationCount").asText());
        first.put("timeAggregation", "Sum").putArray("dimensions");
        first.set("metricValue", value);
        first.put("webTestName", test.substring(test.lastIndexOf('/') + 1));
    }

    private void fill(ObjectNode first) {
        JsonNode condition = rule.condition();
        if (rule.isLog()) {
            first.put("searchQuery", condition.path("query").asText());
            first.set(
                    "metricMeasureColumn",
                    condition.path("metricMeasureColumn").isTextual()
                            ? condition.path("metricMeasureColumn")
                            : NullNode.instance);
        } else {
            first.put("metricName", condition.path("metricName").asText());
            first.put("metricNamespace", condition.path("metricNamespace").asText(resourceType()));
        }
        first.put("operator", condition.path("operator").asText("GreaterThan"));
        first.put("threshold", threshold().toPlainString());
        first.put("timeAggregation", condition.path("timeAggregation").asText());
        ArrayNode dimensions = first.putArray("dimensions");
        for (JsonNode dimension : condition.path("dimensions")) {
            String example = dimension.path("values").path(0).asText("*");
            dimensions
                    .addObject()
                    .put("name", dimension.path("name").asText())
                    .put(
                            "value",
                            occurrence
                                    .dimensions()
                                    .getOrDefault(
                                            dimension.path("name").asText(),
                                            example.equals("*") ? "example" : example));
        }
        first.set("metricValue", value);
        if (rule.isLog()) {
            first.set("failingPeriods", condition.path("failingPeriods"));
        }
    }

    private String resourceType() {
        return rule.scopes().isEmpty() ? "" : ResourceId.typeOf(rule.scopes().get(0));
    }

    private ObjectNode event() {
        ObjectNode context = NODES.objectNode();
        String operation =
                occurrence.operation().or(() -> demanded("operationName")).orElse("Microsoft.Resources/example/write");
        context.putObject("authorization")
                .put("action", operation)
                .put(
                        "scope",
                        occurrence
                                .target()
                                .orElse(
                                        rule.scopes().isEmpty()
                                                ? ""
                                                : rule.scopes().get(0)));
        context.put("channels", "Operation").put("claims", "{}").put("caller", "somebody@example.com");
        context.put("correlationId", made("correlation"))
                .put("eventSource", demanded("category").orElse("Administrative"));
        context.put("eventTimestamp", occurrence.fired().toString()).put("eventDataId", made("event"));
        context.put("level", demanded("level").orElse("Informational")).put("operationName", operation);
        context.put("operationId", made("operation")).putNull("properties");
        return context.put("status", demanded("status").orElse("Succeeded"))
                .put("subStatus", "")
                .put("submissionTimestamp", occurrence.fired().toString());
    }

    /** The first value that the condition of an activity log alert demands of a field. */
    private Optional<String> demanded(String field) {
        for (JsonNode one : rule.properties().at("/condition/allOf")) {
            Optional<String> found = demanded(one, field);
            for (JsonNode other : one.path("anyOf")) {
                found = found.or(() -> demanded(other, field));
            }
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> demanded(JsonNode leaf, String field) {
        return leaf.path("field").asText().equalsIgnoreCase(field)
                ? Optional.ofNullable(leaf.path("equals").textValue())
                : Optional.empty();
    }

    /** Custom properties, expanded where Azure does so: in those of log alerts. */
    private ObjectNode custom() throws UnknownExpressionException {
        ObjectNode custom = NODES.objectNode();
        if (rule.isLog()) {
            for (Map.Entry<String, JsonNode> one :
                    rule.properties().at("/actions/customProperties").properties()) {
                custom.put(one.getKey(), expand(one.getValue().asText(), root));
            }
            return custom;
        }
        for (JsonNode action : rule.actions()) {
            for (String key : new String[] {"webHookProperties", "webhookProperties"}) {
                for (Map.Entry<String, JsonNode> one : action.path(key).properties()) {
                    custom.put(one.getKey(), one.getValue().asText());
                }
            }
        }
        return custom;
    }
}

package dev.tocsin.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.imports.BaselineRow.Refused;
import dev.tocsin.resource.IsoDuration;
import dev.tocsin.resource.ResourceId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The bodies that entries of Azure Monitor Baseline Alerts stand for; the mapping is told in {@code docs/baseline-alerts.md}. */
final class BaselineBodies {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String CRITERIA = "Microsoft.Azure.Monitor.";
    private static final List<String> OPERATORS =
            List.of("GreaterThan", "GreaterThanOrEqual", "LessThan", "LessThanOrEqual", "GreaterOrLessThan", "Equals");
    private static final List<String> AGGREGATIONS = List.of("Average", "Count", "Minimum", "Maximum", "Total");
    private static final List<String> SENSITIVITIES = List.of("Low", "Medium", "High");
    /** Fields of the activity log that stand at the top of an event. */
    private static final Set<String> EVENT = Set.of(
            "category",
            "level",
            "status",
            "subStatus",
            "operationName",
            "caller",
            "resourceId",
            "resourceGroup",
            "resourceProvider",
            "resourceType");
    /** Fields of an event's properties, by the keys of the entries. */
    private static final Map<String, String> INSIDE = Map.of(
            "incidentType", "incidentType",
            "cause", "cause",
            "causes", "cause",
            "currentHealthStatus", "currentHealthStatus",
            "previousHealthStatus", "previousHealthStatus",
            "recommendationCategory", "recommendationCategory",
            "recommendationImpact", "recommendationImpact",
            "recommendationType", "recommendationType");
    /** Events of the whole subscription; rules for them have no narrower scope. */
    private static final Set<String> SUBSCRIPTION_WIDE = Set.of("servicehealth", "resourcehealth");

    private static final Set<String> METRIC = Set.of(
            "metricname",
            "metricnamespace",
            "severity",
            "windowsize",
            "evaluationfrequency",
            "timeaggregation",
            "operator",
            "criteriontype",
            "threshold",
            "automitigate",
            "enabled",
            "dimensions",
            "alertsensitivity",
            "failingperiods",
            "ignoredatabefore",
            "skipmetricvalidation");
    private static final Set<String> LOG = Set.of(
            "severity",
            "operator",
            "timeaggregation",
            "windowsize",
            "evaluationfrequency",
            "threshold",
            "metricmeasurecolumn",
            "dimensions",
            "failingperiods",
            "query",
            "automitigate",
            "autoresolve",
            "autoresolvetime",
            "enabled",
            "resourceidcolumn",
            "resouceidcolumn");

    private final String scope;
    private final String location;
    private final List<String> notes = new ArrayList<>();

    BaselineBodies(String scope, String location) {
        this.scope = scope;
        this.location = location;
    }

    /** What else to know of the bodies made so far. */
    List<String> notes() {
        return notes;
    }

    ObjectNode metric(BaselineRow row) throws Refused {
        ObjectNode properties = common(row, METRIC);
        properties.put("evaluationFrequency", row.required("evaluationFrequency"));
        properties.put("windowSize", window(row));
        boolean wide = ResourceId.typeOf(scope).isEmpty();
        boolean dynamic = row.property("criterionType")
                        .orElse("")
                        .toLowerCase(Locale.ROOT)
                        .startsWith("dynamic")
                || row.property("threshold").isEmpty()
                        && row.property("alertSensitivity").isPresent();
        String namespace = row.required("metricNamespace");
        ObjectNode criteria = properties.putObject("criteria");
        criteria.put(
                "odata.type",
                CRITERIA
                        + (wide || dynamic
                                ? "MultipleResourceMultipleMetricCriteria"
                                : "SingleResourceMultipleMetricCriteria"));
        ObjectNode one = criteria.putArray("allOf").addObject();
        one.put("criterionType", dynamic ? "DynamicThresholdCriterion" : "StaticThresholdCriterion");
        one.put("name", row.required("metricName"));
        one.put("metricName", row.required("metricName"));
        one.put("metricNamespace", namespace);
        dimensions(row).ifPresent(dimensions -> one.set("dimensions", dimensions));
        one.put("operator", word(row, "operator", OPERATORS));
        one.put("timeAggregation", word(row, "timeAggregation", AGGREGATIONS));
        if (dynamic) {
            one.put(
                    "alertSensitivity",
                    row.property("alertSensitivity").isPresent()
                            ? word(row, "alertSensitivity", SENSITIVITIES)
                            : "Medium");
            one.set("failingPeriods", failingPeriods(row).orElseGet(() -> periods(4, 4)));
            row.property("ignoreDataBefore").ifPresent(date -> one.put("ignoreDataBefore", date));
        } else {
            one.put("threshold", threshold(row));
        }
        Optional<Boolean> unchecked = row.truth("skipMetricValidation");
        unchecked.ifPresent(skip -> one.put("skipMetricValidation", skip));
        if (wide) {
            properties.put("targetResourceType", namespace);
            properties.put("targetResourceRegion", location);
        } else if (!ResourceId.typeOf(scope).equalsIgnoreCase(namespace)) {
            notes.add(row.name() + ": the metric is one of " + namespace + ", and the scope is a "
                    + ResourceId.typeOf(scope));
        }
        Optional<Boolean> resolves = row.truth("autoMitigate");
        resolves.ifPresent(value -> properties.put("autoMitigate", value));
        properties.putArray("actions");
        return body(properties);
    }

    ObjectNode log(BaselineRow row) throws Refused {
        ObjectNode properties = common(row, LOG);
        properties.put("displayName", row.name());
        properties.put("evaluationFrequency", row.required("evaluationFrequency"));
        properties.put("windowSize", window(row));
        ObjectNode one = properties.putObject("criteria").putArray("allOf").addObject();
        one.put("query", row.required("query"));
        String aggregation = word(row, "timeAggregation", AGGREGATIONS);
        one.put("timeAggregation", aggregation);
        row.property("metricMeasureColumn").ifPresent(column -> one.put("metricMeasureColumn", column));
        row.property("resourceIdColumn")
                .or(() -> row.property("resouceIdColumn"))
                .ifPresent(column -> one.put("resourceIdColumn", column));
        dimensions(row).ifPresent(dimensions -> one.set("dimensions", dimensions));
        // Metric alerts call it Equals; log alerts are recorded with Equal, whatever their OpenAPI lists.
        one.put("operator", word(row, "operator", OPERATORS).replace("Equals", "Equal"));
        one.put("threshold", threshold(row));
        one.set("failingPeriods", failingPeriods(row).orElseGet(() -> periods(1, 1)));
        Optional<Boolean> resolves = row.truth("autoMitigate");
        resolves.ifPresent(value -> properties.put("autoMitigate", value));
        if (row.truth("autoResolve").orElse(false)) {
            ObjectNode resolve = properties.putObject("resolveConfiguration").put("autoResolved", true);
            Optional<String> time = row.property("autoResolveTime");
            if (time.isPresent()) {
                resolve.put("timeToResolve", duration(time.get()));
            }
        }
        return body(properties);
    }

    ObjectNode activityLog(BaselineRow row) throws Refused {
        String category = row.required("category");
        ObjectNode properties = NODES.objectNode();
        if (!row.description().isEmpty()) {
            properties.put("description", row.description());
        }
        properties.put("enabled", row.truth("enabled").orElse(true));
        boolean whole = SUBSCRIPTION_WIDE.contains(category.toLowerCase(Locale.ROOT));
        properties.putArray("scopes").add(whole ? subscription() : scope);
        ArrayNode all = properties.putObject("condition").putArray("allOf");
        for (Map.Entry<String, JsonNode> member : row.properties().properties()) {
            if (!member.getKey().equalsIgnoreCase("enabled")
                    && !member.getValue().isNull()) {
                all.add(condition(field(member.getKey()), member.getValue()));
            }
        }
        properties.putObject("actions").putArray("actionGroups");
        return body(properties);
    }

    private static String field(String key) throws Refused {
        Optional<String> event = EVENT.stream().filter(key::equalsIgnoreCase).findFirst();
        Optional<String> inside =
                INSIDE.keySet().stream().filter(key::equalsIgnoreCase).findFirst();
        return event.or(() -> inside.map(one -> "properties." + INSIDE.get(one)))
                .orElseThrow(() -> new Refused("its condition has the field \"" + key + "\", which is not known"));
    }

    private static ObjectNode condition(String field, JsonNode value) throws Refused {
        ObjectNode condition = NODES.objectNode().put("field", field);
        if (value.isArray() && value.size() > 1) {
            ArrayNode any = condition.putArray("containsAny");
            value.forEach(one -> any.add(one.asText()));
            return condition;
        }
        JsonNode only = value.isArray() ? value.path(0) : value;
        if (!only.isValueNode() || only.asText().isBlank()) {
            throw new Refused("its condition on \"" + field + "\" is no text");
        }
        return condition.put("equals", only.asText());
    }

    private ObjectNode common(BaselineRow row, Set<String> known) throws Refused {
        row.properties().fieldNames().forEachRemaining(key -> {
            if (!known.contains(key.toLowerCase(Locale.ROOT))) {
                notes.add(row.name() + ": \"" + key + "\" has no counterpart in a rule and is left out");
            }
        });
        ObjectNode properties = NODES.objectNode();
        if (!row.description().isEmpty()) {
            properties.put("description", row.description());
        }
        properties.put("severity", severity(row));
        properties.put("enabled", row.truth("enabled").orElse(true));
        properties.putArray("scopes").add(scope);
        return properties;
    }

    private static ObjectNode body(ObjectNode properties) {
        ObjectNode body = NODES.objectNode();
        body.set("properties", properties);
        return body;
    }

    private String subscription() {
        String[] segments = scope.split("/", -1);
        return "/subscriptions/" + segments[2];
    }

    private static int severity(BaselineRow row) throws Refused {
        BigDecimal number = row.number("severity").orElseThrow(() -> new Refused("it has no \"severity\""));
        try {
            return number.intValueExact();
        } catch (ArithmeticException e) {
            throw new Refused("its \"severity\" is no whole number: " + number.toPlainString());
        }
    }

    private static BigDecimal threshold(BaselineRow row) throws Refused {
        BigDecimal number =
                row.number("threshold").orElseThrow(() -> new Refused("it has no \"threshold\"; add one to the entry"));
        return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0
                ? number.setScale(0)
                : number.stripTrailingZeros();
    }

    private static String word(BaselineRow row, String key, List<String> words) throws Refused {
        String given = row.required(key);
        return words.stream().filter(given::equalsIgnoreCase).findFirst().orElse(given);
    }

    /** Azure does not take a rule that looks at less than it skips. */
    private String window(BaselineRow row) throws Refused {
        String window = row.required("windowSize");
        String frequency = row.required("evaluationFrequency");
        Optional<Duration> looks = IsoDuration.parse(window);
        Optional<Duration> every = IsoDuration.parse(frequency);
        if (looks.isPresent() && every.isPresent() && looks.get().compareTo(every.get()) < 0) {
            notes.add(row.name() + ": \"windowSize\" " + window + " is shorter than \"evaluationFrequency\" "
                    + frequency + ", which Azure refuses; it is " + frequency + " now");
            return frequency;
        }
        return window;
    }

    private static Optional<ArrayNode> dimensions(BaselineRow row) throws Refused {
        Optional<JsonNode> given = row.value("dimensions");
        if (given.isEmpty()) {
            return Optional.empty();
        }
        ArrayNode dimensions = NODES.arrayNode();
        for (JsonNode dimension : given.get()) {
            if (!dimension.path("name").isTextual() || !dimension.path("values").isArray()) {
                throw new Refused("one of its \"dimensions\" has no name or no values");
            }
            ObjectNode one =
                    dimensions.addObject().put("name", dimension.path("name").asText());
            String operator = dimension.path("operator").asText("Include");
            one.put("operator", operator.equalsIgnoreCase("exclude") ? "Exclude" : "Include");
            ArrayNode values = one.putArray("values");
            dimension.path("values").forEach(value -> values.add(value.asText()));
        }
        return Optional.of(dimensions);
    }

    private static Optional<ObjectNode> failingPeriods(BaselineRow row) throws Refused {
        Optional<JsonNode> given = row.value("failingPeriods");
        if (given.isEmpty()) {
            return Optional.empty();
        }
        JsonNode all = given.get().path("numberOfEvaluationPeriods");
        JsonNode failing = given.get().path("minFailingPeriodsToAlert");
        if (!all.asText().matches("\\d{1,3}") || !failing.asText().matches("\\d{1,3}")) {
            throw new Refused("its \"failingPeriods\" are no whole numbers");
        }
        return Optional.of(periods(Integer.parseInt(all.asText()), Integer.parseInt(failing.asText())));
    }

    private static ObjectNode periods(int all, int failing) {
        return NODES.objectNode().put("numberOfEvaluationPeriods", all).put("minFailingPeriodsToAlert", failing);
    }

    /** {@code h:mm:ss} or {@code d.hh:mm:ss} as an ISO-8601 duration; anything else as it is. */
    private static String duration(String time) {
        if (!time.matches("(\\d+\\.)?\\d{1,2}:\\d{2}:\\d{2}")) {
            return time;
        }
        String[] parts = time.split("[.:]", -1);
        int last = parts.length - 1;
        long days = last == 3 ? Long.parseLong(parts[0]) : 0;
        return Duration.ofDays(days)
                .plusHours(Long.parseLong(parts[last - 2]))
                .plusMinutes(Long.parseLong(parts[last - 1]))
                .plusSeconds(Long.parseLong(parts[last]))
                .toString();
    }
}

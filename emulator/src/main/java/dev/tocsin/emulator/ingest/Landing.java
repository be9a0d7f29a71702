package dev.tocsin.emulator.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an item lands: the table of a workspace-based component, and the columns (Microsoft Learn, azure-monitor/app/data-model-complete and
 * azure-monitor/reference/tables; the public schema in microsoft/ApplicationInsights-dotnet, BASE/Schema/PublicSchema).
 */
public final class Landing {
    /** The service takes nothing older; its answer says so in milliseconds. */
    private static final Duration OLDEST = Duration.ofDays(2);

    private static final Pattern DURATION =
            Pattern.compile("(?:(\\d{1,7})\\.)?(\\d{2}):([0-5]\\d):([0-5]\\d)(?:\\.(\\d{1,7}))?");

    private static final Map<String, String> TAGS = tags();
    private static final List<String> SEVERITIES = List.of("verbose", "information", "warning", "error", "critical");

    private Landing() {}

    private static Map<String, String> tags() {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("ai.operation.name", "OperationName");
        tags.put("ai.operation.id", "OperationId");
        tags.put("ai.operation.parentId", "ParentId");
        tags.put("ai.operation.syntheticSource", "SyntheticSource");
        tags.put("ai.session.id", "SessionId");
        tags.put("ai.user.id", "UserId");
        tags.put("ai.user.authUserId", "UserAuthenticatedId");
        tags.put("ai.user.accountId", "UserAccountId");
        tags.put("ai.application.ver", "AppVersion");
        tags.put("ai.cloud.role", "AppRoleName");
        tags.put("ai.cloud.roleInstance", "AppRoleInstance");
        tags.put("ai.internal.sdkVersion", "SDKVersion");
        return tags;
    }

    /**
     * The rows of an item: one, or one for each metric.
     *
     * @param now when it arrives
     * @throws RejectedException when the service would not take it
     */
    public static List<Landed> of(ObjectNode envelope, Instant now) throws RejectedException {
        Instant time = time(envelope, now);
        Typed data = new Typed(envelope.at("/data/baseType").asText(""), envelope.at("/data/baseData"));
        List<Landed> rows = new ArrayList<>();
        switch (data.type()) {
            case "MetricData" -> metrics(data, rows);
            case "RequestData" -> rows.add(request(data));
            case "RemoteDependencyData" -> rows.add(dependency(data));
            case "MessageData" -> rows.add(message(data));
            case "ExceptionData" -> rows.add(exception(data));
            case "EventData" -> {
                ObjectNode columns = properties(data, true);
                columns.put("Name", data.required("name"));
                rows.add(new Landed("AppEvents", columns));
            }
            case "AvailabilityData" -> rows.add(availability(data));
            default ->
                throw new RejectedException(
                        "'" + shortened(data.type()) + "' is no baseType that lands here; known are MetricData,"
                                + " RequestData, RemoteDependencyData, MessageData, ExceptionData, EventData and AvailabilityData.");
        }
        for (Landed row : rows) {
            complete(row, envelope, time);
        }
        return rows;
    }

    private static Instant time(ObjectNode envelope, Instant now) throws RejectedException {
        String text = envelope.path("time").asText("");
        Instant time;
        try {
            time = OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new RejectedException(
                    "Field 'time' on type 'Envelope' is no time with a zone: '" + shortened(text) + "'.");
        }
        if (time.isBefore(now.minus(OLDEST))) {
            throw new RejectedException("103: Field 'time' on type 'Envelope' is older than the allowed min date."
                    + " Expected: now - " + OLDEST.toMillis() + "ms, Actual: now - "
                    + Duration.between(time, now).toMillis() + "ms");
        }
        return time;
    }

    private static void complete(Landed row, ObjectNode envelope, Instant time) {
        ObjectNode columns = row.columns();
        columns.put("TimeGenerated", time.toString());
        TAGS.forEach((tag, column) -> {
            String value = envelope.path("tags").path(tag).asText("");
            if (!value.isEmpty()) {
                columns.put(column, value);
            }
        });
        if (!row.table().equals("AppMetrics")) {
            columns.put("ItemCount", itemCount(envelope.path("sampleRate")));
        }
    }

    /** An item that stands for others says how many percent of them were sent. */
    private static int itemCount(JsonNode sampleRate) {
        double rate = sampleRate.asDouble(100);
        return rate > 0 && rate <= 100 ? (int) Math.min(Integer.MAX_VALUE, Math.round(100 / rate)) : 1;
    }

    private static void metrics(Typed data, List<Landed> rows) throws RejectedException {
        JsonNode metrics = data.json().path("metrics");
        if (!metrics.isArray() || metrics.isEmpty()) {
            throw data.missing("metrics");
        }
        for (JsonNode node : metrics) {
            Typed point = new Typed("DataPoint", node);
            ObjectNode columns = properties(data, false);
            columns.put("Name", point.required("name"));
            double sum = point.number("value");
            columns.put("Sum", sum);
            int count = Math.max(1, node.path("count").asInt(1));
            columns.put("ItemCount", count);
            extreme(columns, "Min", node.path("min"), count, sum);
            extreme(columns, "Max", node.path("max"), count, sum);
            rows.add(new Landed("AppMetrics", columns));
        }
    }

    /** Of a single value all three are the value; an aggregate without an extreme has none. */
    private static void extreme(ObjectNode columns, String column, JsonNode given, int count, double sum) {
        if (given.isNumber()) {
            columns.put(column, given.doubleValue());
        } else if (count == 1) {
            columns.put(column, sum);
        }
    }

    private static Landed request(Typed data) throws RejectedException {
        ObjectNode columns = properties(data, true);
        columns.put("Id", data.required("id"));
        columns.put("DurationMs", duration(data));
        columns.put("ResultCode", data.required("responseCode"));
        columns.put("Success", data.flag("success"));
        data.text("name", columns, "Name");
        data.text("url", columns, "Url");
        data.text("source", columns, "Source");
        return new Landed("AppRequests", columns);
    }

    private static Landed dependency(Typed data) throws RejectedException {
        ObjectNode columns = properties(data, true);
        columns.put("Name", data.required("name"));
        columns.put("DurationMs", duration(data));
        columns.put("Success", data.flag("success"));
        data.text("id", columns, "Id");
        data.text("type", columns, "DependencyType");
        data.text("target", columns, "Target");
        data.text("data", columns, "Data");
        data.text("resultCode", columns, "ResultCode");
        return new Landed("AppDependencies", columns);
    }

    private static Landed message(Typed data) throws RejectedException {
        ObjectNode columns = properties(data, true);
        columns.put("Message", data.required("message"));
        severity(data.json(), columns);
        return new Landed("AppTraces", columns);
    }

    private static Landed exception(Typed data) throws RejectedException {
        JsonNode exceptions = data.json().path("exceptions");
        if (!exceptions.isArray() || exceptions.isEmpty()) {
            throw data.missing("exceptions");
        }
        ObjectNode columns = properties(data, true);
        Typed outer = new Typed("ExceptionDetails", exceptions.get(0));
        Typed inner = new Typed("ExceptionDetails", exceptions.get(exceptions.size() - 1));
        outer.text("typeName", columns, "ExceptionType");
        outer.text("typeName", columns, "OuterType");
        outer.text("message", columns, "OuterMessage");
        inner.text("typeName", columns, "InnermostType");
        inner.text("message", columns, "InnermostMessage");
        data.text("problemId", columns, "ProblemId");
        severity(data.json(), columns);
        return new Landed("AppExceptions", columns);
    }

    private static Landed availability(Typed data) throws RejectedException {
        ObjectNode columns = properties(data, true);
        columns.put("Id", data.required("id"));
        columns.put("Name", data.required("name"));
        columns.put("DurationMs", duration(data));
        columns.put("Success", data.flag("success"));
        data.text("runLocation", columns, "Location");
        data.text("message", columns, "Message");
        return new Landed("AppAvailabilityResults", columns);
    }

    private static void severity(JsonNode data, ObjectNode columns) {
        // The exporters of OpenTelemetry send the number, some of them as text; older SDKs the name.
        String level = data.path("severityLevel").asText("").toLowerCase(Locale.ROOT);
        int number = level.matches("[0-4]") ? level.charAt(0) - '0' : SEVERITIES.indexOf(level);
        if (number >= 0) {
            columns.put("SeverityLevel", number);
        }
    }

    /** Attributes are a map of texts; what is nested is dropped, as the contract of flat attributes has it. */
    private static ObjectNode properties(Typed data, boolean measurements) {
        ObjectNode columns = JsonNodeFactory.instance.objectNode();
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        data.json().path("properties").properties().forEach(one -> {
            JsonNode value = one.getValue();
            if (value.isBoolean()) {
                properties.put(one.getKey(), value.booleanValue() ? "True" : "False");
            } else if (value.isValueNode() && !value.isNull()) {
                properties.put(one.getKey(), value.asText());
            }
        });
        if (!properties.isEmpty()) {
            columns.set("Properties", properties);
        }
        if (measurements && data.json().path("measurements").isObject()) {
            ObjectNode numbers = JsonNodeFactory.instance.objectNode();
            data.json().path("measurements").properties().forEach(one -> {
                if (one.getValue().isNumber()) {
                    numbers.set(one.getKey(), one.getValue());
                }
            });
            columns.set("Measurements", numbers);
        }
        return columns;
    }

    /** Milliseconds of {@code d.hh:mm:ss.fffffff}. */
    private static BigDecimal duration(Typed data) throws RejectedException {
        String text = data.required("duration");
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new RejectedException("Field 'duration' on type '" + data.type()
                    + "' is no time span such as 00:00:01.250: '" + shortened(text) + "'.");
        }
        String days = matcher.group(1);
        long seconds = (days == null ? 0 : Long.parseLong(days)) * 86_400
                + Long.parseLong(matcher.group(2)) * 3_600
                + Long.parseLong(matcher.group(3)) * 60
                + Long.parseLong(matcher.group(4));
        String fraction = matcher.group(5);
        BigDecimal whole = new BigDecimal(seconds + "." + (fraction == null ? "0" : fraction));
        return whole.movePointRight(3).setScale(4, RoundingMode.HALF_UP);
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    /**
     * A part of an item.
     *
     * @param type for messages
     */
    private record Typed(String type, JsonNode json) {
        String required(String field) throws RejectedException {
            String text = json.path(field).asText("");
            if (text.isEmpty()) {
                throw missing(field);
            }
            return text;
        }

        double number(String field) throws RejectedException {
            JsonNode value = json.path(field);
            if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
                throw missing(field);
            }
            return value.doubleValue();
        }

        /** A success that is not said is one (the public schema's default). */
        boolean flag(String field) throws RejectedException {
            JsonNode value = json.path(field);
            if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
                throw new RejectedException("Field '" + field + "' on type '" + type + "' is no boolean.");
            }
            return value.asBoolean(true);
        }

        void text(String field, ObjectNode columns, String column) {
            String text = json.path(field).asText("");
            if (!text.isEmpty()) {
                columns.put(column, text);
            }
        }

        RejectedException missing(String field) {
            return new RejectedException(
                    "Field '" + field + "' on type '" + type + "' is required but missing or of another type.");
        }
    }
}

package dev.tocsin.emit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.alerttest.ProfileRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Items as the exporters of OpenTelemetry to Azure Monitor make them (Azure/azure-sdk-for-python,
 * sdk/monitor/azure-monitor-opentelemetry-exporter): attributes are texts, a histogram is one data point of sum, count, minimum and
 * maximum.
 */
public final class Envelopes {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> COMMON =
            Set.of("cloud_RoleName", "cloud_RoleInstance", "itemCount", "customDimensions");
    private static final Map<String, Set<String>> COLUMNS = Map.of(
            "customMetrics", Set.of("name", "value", "valueSum", "valueCount", "valueMin", "valueMax"),
            "requests", Set.of("id", "name", "success", "resultCode", "duration", "url"),
            "dependencies", Set.of("id", "name", "type", "target", "data", "success", "resultCode", "duration"),
            "traces", Set.of("message", "severityLevel"),
            "exceptions", Set.of("type", "outerMessage", "severityLevel", "problemId"),
            "customEvents", Set.of("name"),
            "availabilityResults", Set.of("id", "name", "location", "success", "message", "duration"));

    private final String key;
    private final String role;

    /**
     * @param key instrumentation key of the component
     * @param role what rows say that have no {@code cloud_RoleName} of their own
     */
    public Envelopes(String key, String role) {
        this.key = key;
        this.role = role;
    }

    /** A row holds what cannot be sent. */
    public static final class NotSendableException extends Exception {
        private static final long serialVersionUID = 1L;

        NotSendableException(String why) {
            super(why);
        }
    }

    /**
     * The item that lands as this row.
     *
     * @throws NotSendableException for a table or a column that no exporter fills
     */
    public ObjectNode of(ProfileRow row) throws NotSendableException {
        demandKnown(row);
        ObjectNode envelope = NODES.objectNode();
        envelope.put("ver", 1).put("name", "Microsoft.ApplicationInsights." + kind(row.table()));
        envelope.put("time", row.time().toString());
        sampleRate(row, envelope);
        envelope.put("iKey", key);
        ObjectNode tags = envelope.putObject("tags");
        tags.put("ai.cloud.role", text(row, "cloud_RoleName", role));
        tags.put("ai.cloud.roleInstance", text(row, "cloud_RoleInstance", role + "-1"));
        tags.put("ai.internal.sdkVersion", "tocsin");
        ObjectNode data = envelope.putObject("data").put("baseType", kind(row.table()) + "Data");
        ObjectNode base = data.putObject("baseData").put("ver", 2);
        fill(row, base);
        properties(row.values().get("customDimensions"), base);
        return envelope;
    }

    /** Checks that an exporter fills this table and these columns. */
    static void demandKnown(ProfileRow row) throws NotSendableException {
        Set<String> known = COLUMNS.get(row.table());
        if (known == null) {
            throw new NotSendableException("the stream \"" + row.stream() + "\" is for the table \"" + row.table()
                    + "\", which no exporter fills; known are "
                    + String.join(", ", COLUMNS.keySet().stream().sorted().toList()));
        }
        for (String column : row.values().keySet()) {
            if (!known.contains(column) && !COMMON.contains(column)) {
                throw new NotSendableException("the stream \"" + row.stream() + "\" sets " + row.table() + "." + column
                        + ", which no exporter fills");
            }
        }
    }

    private static String kind(String table) {
        return switch (table) {
            case "customMetrics" -> "Metric";
            case "requests" -> "Request";
            case "dependencies" -> "RemoteDependency";
            case "traces" -> "Message";
            case "exceptions" -> "Exception";
            case "availabilityResults" -> "Availability";
            default -> "Event";
        };
    }

    /** One that stands for n others says that one in n was sent. */
    private static void sampleRate(ProfileRow row, ObjectNode envelope) {
        long count = itemCount(row);
        if (count > 1) {
            envelope.put("sampleRate", 100.0 / count);
        }
    }

    /** How many this row stands for. */
    static long itemCount(ProfileRow row) {
        return row.values().get("itemCount") instanceof Number count ? Math.max(1, count.longValue()) : 1;
    }

    private static void fill(ProfileRow row, ObjectNode base) throws NotSendableException {
        switch (row.table()) {
            case "customMetrics" -> metric(row, base);
            case "requests" -> {
                base.put("id", text(row, "id", id(row))).put("name", text(row, "name", "GET /"));
                base.put("duration", duration(row)).put("success", success(row));
                base.put("responseCode", text(row, "resultCode", "200"));
                optional(row, "url", base, "url");
            }
            case "dependencies" -> {
                base.put("id", text(row, "id", id(row))).put("name", text(row, "name", "call"));
                base.put("duration", duration(row)).put("success", success(row));
                for (String same : List.of("type", "target", "data", "resultCode")) {
                    optional(row, same, base, same);
                }
            }
            case "traces" -> {
                base.put("message", text(row, "message", row.stream()));
                base.put("severityLevel", text(row, "severityLevel", "1"));
            }
            case "exceptions" -> {
                ObjectNode details = base.putArray("exceptions").addObject();
                details.put("typeName", text(row, "type", "Exception"));
                details.put("message", text(row, "outerMessage", row.stream()));
                optional(row, "problemId", base, "problemId");
                optional(row, "severityLevel", base, "severityLevel");
            }
            case "availabilityResults" -> {
                base.put("id", text(row, "id", id(row))).put("name", text(row, "name", "test"));
                base.put("duration", duration(row)).put("success", success(row));
                base.put("runLocation", text(row, "location", ""));
                optional(row, "message", base, "message");
            }
            default -> base.put("name", text(row, "name", row.stream()));
        }
    }

    private static void metric(ProfileRow row, ObjectNode base) throws NotSendableException {
        ObjectNode point = base.putArray("metrics").addObject();
        point.put("name", text(row, "name", row.stream()));
        point.put("value", sum(row).doubleValue());
        number(row, "valueCount", point, "count");
        number(row, "valueMin", point, "min");
        number(row, "valueMax", point, "max");
    }

    /** What a row of a metric adds up to. */
    static Number sum(ProfileRow row) throws NotSendableException {
        Object sum = row.values().get(row.values().get("valueSum") == null ? "value" : "valueSum");
        if (sum instanceof Number number) {
            return number;
        }
        throw new NotSendableException(
                "the stream \"" + row.stream() + "\" sets neither \"value\" nor \"valueSum\" to a number");
    }

    private static void number(ProfileRow row, String column, ObjectNode point, String field) {
        if (row.values().get(column) instanceof Number number) {
            if (number instanceof Long whole) {
                point.put(field, whole);
            } else {
                point.put(field, number.doubleValue());
            }
        }
    }

    static String text(ProfileRow row, String column, String otherwise) {
        Object value = row.values().get(column);
        return value == null ? otherwise : attribute(value);
    }

    private static void optional(ProfileRow row, String column, ObjectNode base, String field) {
        if (row.values().get(column) != null) {
            base.put(field, text(row, column, ""));
        }
    }

    static boolean success(ProfileRow row) {
        return !text(row, "success", "True").equalsIgnoreCase("false");
    }

    /** The same row has the same id, so that two runs send the same. */
    static String id(ProfileRow row) {
        return UUID.nameUUIDFromBytes((row.stream() + row.time()).getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "")
                .substring(0, 16);
    }

    /** {@code d.hh:mm:ss.fffffff} of milliseconds. */
    private static String duration(ProfileRow row) {
        long ticks = duration(row, 4);
        long seconds = ticks / 10_000_000;
        return String.format(
                Locale.ROOT,
                "%d.%02d:%02d:%02d.%07d",
                seconds / 86_400,
                seconds / 3_600 % 24,
                seconds / 60 % 60,
                seconds % 60,
                ticks % 10_000_000);
    }

    /** The milliseconds in {@code duration}, in a unit of which 10 to the power of {@code digits} are one. */
    static long duration(ProfileRow row, int digits) {
        Object value = row.values().get("duration");
        BigDecimal millis = value instanceof Number number ? new BigDecimal(number.toString()) : BigDecimal.ZERO;
        return millis.max(BigDecimal.ZERO)
                .movePointRight(digits)
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
    }

    private static void properties(@Nullable Object dimensions, ObjectNode base) {
        if (dimensions instanceof Map<?, ?> map && !map.isEmpty()) {
            ObjectNode properties = base.putObject("properties");
            map.forEach((name, value) -> {
                if (value != null) {
                    properties.put(String.valueOf(name), attribute(value));
                }
            });
        }
    }

    /** As Python writes it, which is what the exporter does with attributes. */
    static String attribute(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? "True" : "False";
        }
        return String.valueOf(value);
    }
}

package dev.tocsin.emit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows that landed in a workspace, as queries of a scope see them: in the workspace under the names of its tables, in the component under the
 * classic ones (Microsoft Learn, azure-monitor/app/convert-classic-resource, "Workspace-based resource changes").
 */
public final class LandedRows {
    private static final Map<String, String> TABLES = Map.of(
            "AppMetrics", "customMetrics",
            "AppRequests", "requests",
            "AppDependencies", "dependencies",
            "AppTraces", "traces",
            "AppExceptions", "exceptions",
            "AppEvents", "customEvents",
            "AppAvailabilityResults", "availabilityResults");
    private static final Map<String, String> ITEM_TYPES = Map.of(
            "AppMetrics", "customMetric",
            "AppRequests", "request",
            "AppDependencies", "dependency",
            "AppTraces", "trace",
            "AppExceptions", "exception",
            "AppEvents", "customEvent",
            "AppAvailabilityResults", "availabilityResult");
    private static final Map<String, String> COLUMNS = columns();

    private LandedRows() {}

    private static Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("TimeGenerated", "timestamp");
        columns.put("Properties", "customDimensions");
        columns.put("Measurements", "customMeasurements");
        columns.put("OperationName", "operation_Name");
        columns.put("OperationId", "operation_Id");
        columns.put("ParentId", "operation_ParentId");
        columns.put("SyntheticSource", "operation_SyntheticSource");
        columns.put("SessionId", "session_Id");
        columns.put("UserId", "user_Id");
        columns.put("UserAuthenticatedId", "user_AuthenticatedId");
        columns.put("UserAccountId", "user_AccountId");
        columns.put("AppVersion", "application_Version");
        columns.put("AppRoleName", "cloud_RoleName");
        columns.put("AppRoleInstance", "cloud_RoleInstance");
        columns.put("SDKVersion", "sdkVersion");
        columns.put("DurationMs", "duration");
        columns.put("DependencyType", "type");
        columns.put("ExceptionType", "type");
        columns.put("_ResourceId", "_ResourceId");
        return columns;
    }

    /**
     * The rows as plain values by table.
     *
     * @param landed by table of the workspace
     * @param classic whether the names of a component are meant
     */
    public static Map<String, List<Map<String, @Nullable Object>>> of(
            Map<String, List<ObjectNode>> landed, boolean classic) {
        Map<String, List<Map<String, @Nullable Object>>> tables = new LinkedHashMap<>();
        landed.forEach((table, rows) -> {
            List<Map<String, @Nullable Object>> plain = new ArrayList<>();
            rows.forEach(row -> plain.add(classic ? classic(table, row) : same(row)));
            tables.put(classic ? TABLES.getOrDefault(table, table) : table, plain);
        });
        return tables;
    }

    private static Map<String, @Nullable Object> same(ObjectNode row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        row.properties().forEach(one -> values.put(one.getKey(), plain(one.getValue())));
        return values;
    }

    private static Map<String, @Nullable Object> classic(String table, ObjectNode row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        row.properties().forEach(one -> {
            Object value = plain(one.getValue());
            String name = one.getKey();
            if (table.equals("AppMetrics") && isMeasure(name)) {
                values.put(measure(name), value);
            } else if (name.equals("Success")) {
                values.put("success", Boolean.TRUE.equals(value) ? "True" : "False");
            } else if (!name.equals("Type")) {
                values.put(COLUMNS.getOrDefault(name, lowerCamel(name)), value);
            }
        });
        if (table.equals("AppMetrics")) {
            values.put("value", values.get("valueSum"));
        }
        values.put("itemType", ITEM_TYPES.getOrDefault(table, ""));
        return values;
    }

    private static boolean isMeasure(String name) {
        return name.equals("Sum") || name.equals("Min") || name.equals("Max") || name.equals("ItemCount");
    }

    private static String measure(String name) {
        return name.equals("ItemCount") ? "valueCount" : "value" + name;
    }

    private static String lowerCamel(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static @Nullable Object plain(JsonNode value) {
        if (value.isObject()) {
            return same((ObjectNode) value);
        }
        if (value.isArray()) {
            List<@Nullable Object> list = new ArrayList<>();
            value.forEach(one -> list.add(plain(one)));
            return list;
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        return value.isNumber() ? (Object) value.doubleValue() : value.isNull() ? null : value.asText();
    }
}

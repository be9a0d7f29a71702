package dev.tocsin.alerting.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of activity log events by the names that conditions use; names are compared without case. */
final class EventFields {
    /** Names of conditions that events spell differently (Microsoft Learn, activity-log-schema). */
    private static final Map<String, List<String>> OTHER_NAMES = Map.of(
            "resourcegroup", List.of("resourceGroup", "resourceGroupName"),
            "resourceprovider", List.of("resourceProvider", "resourceProviderName"),
            "resourceid", List.of("resourceId", "resourceUri"));

    private EventFields() {}

    /**
     * The values at a path of names with dots, where {@code [*]} stands for every element of an array; none when the
     * event has no such field.
     */
    static List<String> values(Map<String, Object> event, String field) {
        String lower = field.toLowerCase(Locale.ROOT);
        List<String> values = new ArrayList<>();
        for (String name : OTHER_NAMES.getOrDefault(lower, List.of(field))) {
            collect(event, name, values);
        }
        return values;
    }

    private static void collect(@Nullable Object from, String path, List<String> values) {
        if (path.isEmpty()) {
            leaf(from, values);
        } else if (path.startsWith("[*]") && from instanceof List<?> elements) {
            for (Object element : elements) {
                collect(element, rest(path.substring("[*]".length())), values);
            }
        } else if (from instanceof Map<?, ?> fields) {
            int end = nameEnd(path);
            for (Map.Entry<?, ?> entry : fields.entrySet()) {
                if (entry.getKey().toString().equalsIgnoreCase(path.substring(0, end))) {
                    collect(entry.getValue(), rest(path.substring(end)), values);
                }
            }
        }
    }

    private static int nameEnd(String path) {
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) == '.' || path.charAt(i) == '[') {
                return i;
            }
        }
        return path.length();
    }

    private static String rest(String path) {
        return path.startsWith(".") ? path.substring(1) : path;
    }

    /** Events write some fields as an object with {@code value} and {@code localizedValue}. */
    private static void leaf(@Nullable Object value, List<String> values) {
        if (value instanceof Map<?, ?> both && both.get("value") instanceof String text) {
            values.add(text);
        } else if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            values.add(value.toString());
        }
    }
}

package dev.tocsin.alerttest;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row that a profile of the telemetry contract makes.
 *
 * @param table of a component, such as {@code customMetrics}
 * @param stream name of the stream in the profile
 * @param values by column, without the time: texts, numbers, booleans, lists and maps, or null
 */
public record ProfileRow(String table, String stream, Instant time, Map<String, ? extends @Nullable Object> values) {
    /** Copies the values. */
    public ProfileRow {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}

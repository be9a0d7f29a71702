package dev.tocsin.alerttest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a test says about a table.
 *
 * @param place where it says it
 * @param columns types by name, for a table that is not known or has more columns; in order
 * @param rows by column; the values are texts, numbers, booleans, lists and maps, or null
 * @param delay from a row's time to its arrival
 */
record TableData(
        String name,
        Part place,
        Map<String, String> columns,
        List<? extends Map<String, ? extends @Nullable Object>> rows,
        Duration delay) {
    /** Both together; of two delays and two places those of the other count. */
    TableData and(TableData other) {
        Map<String, String> types = new LinkedHashMap<>(columns);
        types.putAll(other.columns);
        List<Map<String, ? extends @Nullable Object>> all = new ArrayList<>(rows);
        all.addAll(other.rows);
        return new TableData(name, other.place, types, all, other.delay);
    }
}

package dev.tocsin.telemetry;

import java.util.Map;

/**
 * Where a signal is found by a query of one scope.
 *
 * @param table the table
 * @param columns column by role: {@code value}, {@code increment}, {@code sum}, {@code count}, {@code minimum} and
 *     {@code maximum} of metrics; {@code attributes} or {@code fields}, the property bag
 */
public record Landing(String table, Map<String, String> columns) {
    /** Copies the columns. */
    public Landing {
        columns = Map.copyOf(columns);
    }
}

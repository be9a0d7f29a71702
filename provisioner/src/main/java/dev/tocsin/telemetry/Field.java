package dev.tocsin.telemetry;

import java.util.List;

/**
 * An attribute of a metric or a field of an event.
 *
 * @param name as emitted; in a query a key of the property bag
 * @param type {@code string}, {@code boolean}, {@code int}, {@code long}, {@code real}, {@code datetime} or {@code object}
 * @param values all values that occur, when they are known; else empty
 * @param optional whether it may be absent
 */
public record Field(String name, String type, List<String> values, boolean optional) {
    /** Copies the values. */
    public Field {
        values = List.copyOf(values);
    }
}

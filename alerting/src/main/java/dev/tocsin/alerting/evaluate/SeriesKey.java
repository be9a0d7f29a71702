package dev.tocsin.alerting.evaluate;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What tells the series of a rule apart.
 *
 * @param resource the resource id that the alert is about; empty when the rule's scope is
 * @param dimensions names and values, by name
 */
public record SeriesKey(String resource, Map<String, String> dimensions) {
    /** The one series of a rule that does not split. */
    public static final SeriesKey WHOLE = new SeriesKey("", Map.of());

    public SeriesKey {
        dimensions = dimensions.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(dimensions));
    }
}

package dev.tocsin.alerting.source;

import java.time.Instant;
import java.util.Map;

/**
 * An event of the activity log.
 *
 * @param content the event's JSON: strings, numbers, booleans, {@link Map} and {@link java.util.List}
 */
public record ActivityEvent(Instant time, Map<String, Object> content) {
    public ActivityEvent {
        content = Map.copyOf(content);
    }
}

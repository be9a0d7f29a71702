package dev.tocsin.alerting.data;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row.
 *
 * @param time when it happened
 * @param values by column; a column that is left out is null, or an empty string
 */
public record Row(Instant time, Map<String, @Nullable Object> values) {
    public Row {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}

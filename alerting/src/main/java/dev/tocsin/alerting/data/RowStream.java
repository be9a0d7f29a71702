package dev.tocsin.alerting.data;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows at regular times.
 *
 * @param span from the first row on
 * @param every the time between two rows
 * @param missing stretches of time without rows
 * @param columns what each row holds, by column; without the time
 */
public record RowStream(Span span, Duration every, List<Span> missing, Map<String, ValueSource> columns) {
    /** More rows than anybody reads; beyond it is probably a slip, such as a second for a minute. */
    public static final int MOST_ROWS = 1_000_000;

    /** Copies what it is given; refuses to make more than {@link #MOST_ROWS}. */
    public RowStream {
        missing = List.copyOf(missing);
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        if (every.toMillis() <= 0) {
            throw new IllegalArgumentException("rows every " + every);
        }
        if (Duration.between(span.from(), span.to()).dividedBy(every) >= MOST_ROWS) {
            throw new IllegalArgumentException("more than " + MOST_ROWS + " rows");
        }
    }

    /** How many rows there are at most, which is when none are missing. */
    public long most() {
        return Math.max(0, Duration.between(span.from(), span.to()).dividedBy(every) + 1);
    }

    /** All rows, by time. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        Instant time = span.from();
        for (int index = 0; time.isBefore(span.to()); index++) {
            if (!isMissing(time)) {
                Map<String, @Nullable Object> values = new LinkedHashMap<>();
                for (Map.Entry<String, ValueSource> column : columns.entrySet()) {
                    values.put(column.getKey(), column.getValue().at(index, time));
                }
                rows.add(new Row(time, values));
            }
            time = time.plus(every);
        }
        return rows;
    }

    private boolean isMissing(Instant time) {
        for (Span gap : missing) {
            if (gap.contains(time)) {
                return true;
            }
        }
        return false;
    }
}

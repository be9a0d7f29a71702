package dev.tocsin.alerting.data;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of one column of a stream. The same index and time give the same value. */
@FunctionalInterface
public interface ValueSource {
    /**
     * A value.
     *
     * @param index of the row in its stream, gaps included
     */
    @Nullable
    Object at(int index, Instant time);

    /** Always the same; null for KQL's null. */
    static ValueSource constant(@Nullable Object value) {
        return (index, time) -> value;
    }

    /** One after the other, then from the beginning. */
    static ValueSource cycle(List<? extends @Nullable Object> values) {
        List<@Nullable Object> all = new ArrayList<>(values);
        return (index, time) -> all.get(index % all.size());
    }
}

package dev.tocsin.preview.model;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a parameter holds.
 *
 * @param text as it stands where it is referred to; null when the parameter is not set
 * @param label what people see
 * @param selected the chosen options
 * @param time of a time range
 */
public record Value(@Nullable String text, String label, List<String> selected, Optional<TimeRange> time) {
    /** Not set. */
    public static final Value UNSET = new Value(null, "", List.of(), Optional.empty());

    /** Copies the list. */
    public Value {
        selected = List.copyOf(selected);
    }

    /** A single text; the empty one means not set. */
    public static Value of(String text) {
        return text.isEmpty() ? UNSET : new Value(text, text, List.of(text), Optional.empty());
    }

    /** A time range. */
    public static Value of(TimeRange range) {
        return new Value(range.condition(), range.label(), List.of(), Optional.of(range));
    }
}

package dev.tocsin.kql.evaluate.operator;

import dev.tocsin.kql.evaluate.function.CallSite;
import dev.tocsin.kql.evaluate.function.Casts;
import dev.tocsin.kql.evaluate.value.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pattern of {@code parse}: texts that must occur, columns between them, and stars for anything. A column of type string goes up to the
 * next text; one of another type too, or, before a star or the end, as far as it is a number.
 *
 * @param relaxed whether a column that is none of its type is null alone; else nothing matches then
 */
public record Pattern(List<Part> parts, boolean relaxed, CallSite site) {
    /** A part of a pattern. */
    public sealed interface Part {}

    /** What must occur. */
    public record Text(String text) implements Part {}

    /** Anything. */
    public record Any() implements Part {}

    /** A value; {@code index} counts the columns of the pattern. */
    public record Column(int index, ValueType type) implements Part {}

    public Pattern {
        parts = List.copyOf(parts);
    }

    /** The values of the columns; null if the text does not match. */
    public @Nullable Object @Nullable [] match(String text, int columns) {
        @Nullable Object[] values = new Object[columns];
        int at = 0;
        boolean floating = false;
        boolean choice = false;
        Column open = null;
        for (Part part : parts) {
            if (part instanceof Any) {
                if (open != null) {
                    at = number(text, at, open, values);
                    open = null;
                    if (at < 0) {
                        return failed(choice);
                    }
                }
                floating = true;
            } else if (part instanceof Column column) {
                open = column;
            } else if (part instanceof Text wanted) {
                int found = floating || open != null
                        ? text.indexOf(wanted.text(), at)
                        : text.startsWith(wanted.text(), at) ? at : -1;
                if (found < 0) {
                    return failed(choice);
                }
                // Another place could match what follows; the first one is taken, and if that fails, nothing is known.
                choice |= floating && text.indexOf(wanted.text(), found + 1) >= 0;
                if (open != null && !put(open, text.substring(at, found), values)) {
                    return failed(choice);
                }
                open = null;
                floating = false;
                at = found + wanted.text().length();
            }
        }
        return end(text, at, open, floating, choice, values);
    }

    private @Nullable Object @Nullable [] end(
            String text, int at, @Nullable Column open, boolean floating, boolean choice, @Nullable Object[] values) {
        if (open != null) {
            return put(open, text.substring(at), values) ? values : failed(choice);
        }
        if (at < text.length() && !floating) {
            throw site.undocumented("the text goes on behind the end of the pattern, and whether it matches then is not"
                    + " documented; end the pattern with *");
        }
        return values;
    }

    private @Nullable Object @Nullable [] failed(boolean choice) {
        if (choice) {
            throw site.undocumented(
                    "a text behind * occurs several times, and only a later one could match; whether the"
                            + " service looks for it is not documented");
        }
        return null;
    }

    private boolean put(Column column, String text, @Nullable Object[] values) {
        Object value = column.type() == ValueType.STRING ? text : Casts.convert(text, column.type(), site);
        values[column.index()] = value;
        return value != null || relaxed;
    }

    /** Where a number ends that a star follows; -1 for no number. */
    private int number(String text, int from, Column column, @Nullable Object[] values) {
        if (column.type() != ValueType.LONG && column.type() != ValueType.INT) {
            throw site.notImplemented("with a column of type " + column.type().word() + " before *");
        }
        int at = from;
        if (at < text.length() && text.charAt(at) == '-') {
            at++;
        }
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return put(column, text.substring(from, at), values) ? at : -1;
    }
}

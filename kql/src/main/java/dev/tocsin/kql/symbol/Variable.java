package dev.tocsin.kql.symbol;

import dev.tocsin.kql.tree.Expression;
import org.jspecify.annotations.Nullable;

/**
 * A name that {@code let}, {@code as}, a parameter or an operator declares.
 *
 * @param constant whether the value is the same for every row
 * @param value a constant's value where it is known without computing: String, Long, Double, Boolean
 * @param source the expression that it names, where there is one
 */
public record Variable(
        String name,
        Type type,
        boolean constant,
        @Nullable Object value,
        @Nullable Expression source) implements Symbol {
    /** A name for something that is not the same for every row. */
    public Variable(String name, Type type) {
        this(name, type, false, null, null);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}

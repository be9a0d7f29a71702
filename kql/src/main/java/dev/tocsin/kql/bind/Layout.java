package dev.tocsin.kql.bind;

import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.tree.Expression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the columns of an operator's result come from, in the order of the columns. */
public record Layout(List<Slot> slots) {
    public Layout {
        slots = List.copyOf(slots);
    }

    /**
     * One column.
     *
     * @param column as the result has it
     * @param input the column of the input that it is, unchanged; absent for one that is computed
     * @param value the expression that it is computed from; absent for one that the operator itself makes
     * @param part which of the expression's values it is, of an expression that gives several; else zero
     */
    public record Slot(
            Column column, @Nullable Column input, @Nullable Expression value, int part) {}
}

package dev.tocsin.kql.symbol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several values for one row, as some functions give.
 *
 * @param source the table whose row it is, if it is one
 */
public record Tuple(List<Column> columns, @Nullable TableType source) implements Type {
    public Tuple {
        columns = List.copyOf(columns);
    }

    public Tuple(List<Column> columns) {
        this(columns, null);
    }

    @Override
    public String name() {
        return "tuple";
    }

    @Override
    public boolean scalar() {
        return true;
    }

    @Override
    public boolean tabular() {
        return false;
    }
}

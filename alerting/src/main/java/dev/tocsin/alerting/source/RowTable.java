package dev.tocsin.alerting.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A result row by row. */
record RowTable(List<ResultColumn> columns, List<? extends List<? extends @Nullable Object>> content)
        implements ResultTable {
    @Override
    public int rows() {
        return content.size();
    }

    @Override
    public @Nullable Object value(int row, int column) {
        return content.get(row).get(column);
    }
}

package dev.tocsin.alerting.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of a query. */
public interface ResultTable {
    List<ResultColumn> columns();

    int rows();

    /** A value of the class that {@link ColumnType} says; null for KQL's null. */
    @Nullable
    Object value(int row, int column);

    /** The index of the column of that name; -1 for none. */
    default int index(String name) {
        List<ResultColumn> columns = columns();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** A table of rows at hand. */
    static ResultTable of(List<ResultColumn> columns, List<? extends List<? extends @Nullable Object>> rows) {
        return new RowTable(List.copyOf(columns), List.copyOf(rows));
    }
}

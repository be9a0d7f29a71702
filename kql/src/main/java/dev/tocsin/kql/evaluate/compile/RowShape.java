package dev.tocsin.kql.evaluate.compile;

import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.text.SourceRange;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which columns a batch has, by the binder's symbols. */
final class RowShape {
    private final List<Column> columns;
    private final List<ValueType> types;
    private final IdentityHashMap<Column, Integer> indexes = new IdentityHashMap<>();

    RowShape(List<Column> columns, List<ValueType> types) {
        this.columns = List.copyOf(columns);
        this.types = List.copyOf(types);
        for (int i = 0; i < columns.size(); i++) {
            indexes.putIfAbsent(columns.get(i), i);
        }
    }

    static RowShape of(TableType table, SourceRange range) {
        return of(table.columns(), range);
    }

    static RowShape of(List<Column> columns, SourceRange range) {
        List<ValueType> types = new ArrayList<>();
        for (Column column : columns) {
            types.add(Bindings.type(column.type(), range));
        }
        return new RowShape(columns, types);
    }

    static RowShape none() {
        return new RowShape(List.of(), List.of());
    }

    /** The same columns under other symbols as well. */
    void alias(Column column, int index) {
        indexes.putIfAbsent(column, index);
    }

    List<Column> columns() {
        return columns;
    }

    List<ValueType> types() {
        return types;
    }

    int size() {
        return columns.size();
    }

    /** The place of a column; null if it is none of these. */
    @Nullable
    Integer index(Column column) {
        return indexes.get(column);
    }
}

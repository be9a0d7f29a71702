package dev.tocsin.kql.symbol;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table: its columns in their order. */
public final class TableType implements Type {
    public static final TableType EMPTY = new TableType("", List.of(), false);
    private final String name;
    private final List<Column> columns;
    private final boolean open;
    private @Nullable Map<String, Column> byName;
    private @Nullable TableType opened;

    /**
     * @param name empty for a table that a query makes
     * @param open whether there may be columns that are not known
     */
    public TableType(String name, List<Column> columns, boolean open) {
        this.name = name;
        this.columns = List.copyOf(columns);
        this.open = open;
    }

    public TableType(List<Column> columns, boolean open) {
        this("", columns, open);
    }

    @Override
    public String name() {
        return name;
    }

    public List<Column> columns() {
        return columns;
    }

    public boolean open() {
        return open;
    }

    /** The same table, of which there may be columns that are not known; each time the same one. */
    public TableType opened() {
        if (open) {
            return this;
        }
        TableType other = opened;
        if (other == null) {
            other = new TableType(name, columns, true);
            opened = other;
        }
        return other;
    }

    /** The first column of that name; names are case-sensitive. */
    public @Nullable Column column(String columnName) {
        Map<String, Column> index = byName;
        if (index == null) {
            index = new HashMap<>(columns.size() * 2);
            for (Column column : columns) {
                index.putIfAbsent(column.name(), column);
            }
            byName = index;
        }
        return index.get(columnName);
    }

    @Override
    public boolean scalar() {
        return false;
    }

    @Override
    public boolean tabular() {
        return true;
    }
}

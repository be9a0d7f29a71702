package dev.tocsin.lint.telemetry;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows at a point of a query; all come from one table.
 *
 * @param table which
 * @param names what their signals can be
 * @param cells columns by name; one that is missing is of no known origin
 */
record Rows(String table, Names names, Map<String, Cell> cells) {
    Rows {
        cells = Map.copyOf(cells);
    }

    @Nullable
    Cell cell(String column) {
        return cells.get(column);
    }

    Rows named(Names other) {
        return new Rows(table, other, cells);
    }

    Rows with(Map<String, Cell> other) {
        return new Rows(table, names, other);
    }

    /** With one column more, or another in its place; {@code null} for one of no known origin. */
    Rows with(String column, @Nullable Cell cell) {
        Map<String, Cell> other = new HashMap<>(cells);
        if (cell == null) {
            other.remove(column);
        } else {
            other.put(column, cell);
        }
        return with(other);
    }

    /** The rows of both, where both are of one table. */
    static @Nullable Rows either(Rows one, Rows other) {
        if (!one.table.equals(other.table)) {
            return null;
        }
        Map<String, Cell> same = new HashMap<>(one.cells);
        same.entrySet().removeIf(entry -> !entry.getValue().equals(other.cells.get(entry.getKey())));
        return new Rows(one.table, one.names.or(other.names), same);
    }
}

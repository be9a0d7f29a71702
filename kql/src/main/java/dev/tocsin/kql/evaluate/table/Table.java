package dev.tocsin.kql.evaluate.table;

import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Vector;
import dev.tocsin.kql.evaluate.value.VectorBuilder;
import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.TableType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table: immutable. A part of its rows is a view that copies nothing. */
public final class Table {
    private final List<Field> fields;
    private final Vector[] columns;
    private final int from;
    private final int to;

    private Table(List<Field> fields, Vector[] columns, int from, int to) {
        this.fields = List.copyOf(fields);
        this.columns = columns;
        this.from = from;
        this.to = to;
    }

    /**
     * A table of whole columns.
     *
     * @throws IllegalArgumentException if a column has another type than its field, or another number of rows
     */
    public static Table of(List<Field> fields, List<Vector> columns, int rows) {
        if (fields.size() != columns.size()) {
            throw new IllegalArgumentException(fields.size() + " fields, " + columns.size() + " columns");
        }
        for (int i = 0; i < fields.size(); i++) {
            if (columns.get(i).type() != fields.get(i).type() || columns.get(i).size() != rows) {
                throw new IllegalArgumentException("Column " + fields.get(i).name() + " does not fit");
            }
        }
        return new Table(fields, columns.toArray(new Vector[0]), 0, rows);
    }

    /** A table row by row. */
    public static Builder builder(List<Field> fields) {
        return new Builder(fields);
    }

    public List<Field> fields() {
        return fields;
    }

    public int rows() {
        return to - from;
    }

    /** The index of the column of that name; -1 for none. */
    public int index(String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** A value as it stands alone (see the package {@code value}). */
    public @Nullable Object at(int row, int column) {
        return columns[column].at(from + row);
    }

    /** A value as {@code tostring()} gives it. */
    public String textAt(int row, int column) {
        return columns[column].textAt(from + row);
    }

    /** All its rows as one batch. */
    public Batch batch() {
        return batch(0, rows());
    }

    /** Some of its rows. */
    public Batch batch(int first, int end) {
        int start = from + first;
        int stop = from + end;
        return new Batch(end - first, columns.length) {
            @Override
            protected Vector make(int index) {
                return start == 0 && stop == columns[index].size() ? columns[index] : columns[index].slice(start, stop);
            }
        };
    }

    /** A view of some of its rows. */
    public Table slice(int first, int end) {
        if (first < 0 || end < first || end > rows()) {
            throw new IndexOutOfBoundsException(first + " to " + end + " of " + rows());
        }
        return new Table(fields, columns, from + first, from + end);
    }

    /**
     * A view of the rows with a time from one to before another, in ticks; found by bisection.
     *
     * @param column of type datetime, by which the rows ascend, without nulls
     */
    public Table between(int column, long start, long end) {
        int first = firstAtLeast(column, start);
        return slice(first, Math.max(first, firstAtLeast(column, end)));
    }

    private int firstAtLeast(int column, long ticks) {
        int low = 0;
        int high = rows();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (columns[column].longAt(from + middle) < ticks) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whether rows ascend by that column, and none has null there. */
    public boolean ascends(int column) {
        Vector times = columns[column];
        for (int i = from; i < to; i++) {
            if (times.isNull(i) || (i > from && times.longAt(i) < times.longAt(i - 1))) {
                return false;
            }
        }
        return true;
    }

    /** The table as queries can name it. */
    public TableType symbol(String name) {
        List<Column> symbols = new ArrayList<>();
        for (Field field : fields) {
            symbols.add(new Column(field.name(), field.type().symbol()));
        }
        return new TableType(name, symbols, false);
    }

    /** Puts a table together. */
    public static final class Builder {
        private final List<Field> fields;
        private final VectorBuilder[] builders;
        private int rows;

        private Builder(List<Field> fields) {
            this.fields = List.copyOf(fields);
            builders = new VectorBuilder[fields.size()];
            for (int i = 0; i < builders.length; i++) {
                builders[i] = new VectorBuilder(fields.get(i).type());
            }
        }

        /** Adds a row, each cell as it stands alone (see {@link Table#at}). */
        public Builder row(@Nullable Object... values) {
            if (values.length != builders.length) {
                throw new IllegalArgumentException(values.length + " values for " + builders.length + " columns");
            }
            for (int i = 0; i < values.length; i++) {
                builders[i].add(values[i]);
            }
            rows++;
            return this;
        }

        public Table build() {
            Vector[] columns = new Vector[builders.length];
            for (int i = 0; i < columns.length; i++) {
                columns[i] = builders[i].build();
            }
            return new Table(fields, columns, 0, rows);
        }

        /** The type of a column. */
        public ValueType type(int column) {
            return fields.get(column).type();
        }
    }
}

package dev.tocsin.kql.evaluate.table;

import dev.tocsin.kql.evaluate.value.Vector;
import org.jspecify.annotations.Nullable;

/** Some rows. A column is made when it is first asked for, so that one that nobody reads costs nothing. */
public abstract class Batch {
    private final int rows;
    private final @Nullable Vector[] columns;

    protected Batch(int rows, int columns) {
        this.rows = rows;
        this.columns = new Vector[columns];
    }

    public final int rows() {
        return rows;
    }

    public final int width() {
        return columns.length;
    }

    public final Vector column(int index) {
        Vector column = columns[index];
        if (column == null) {
            column = make(index);
            columns[index] = column;
        }
        return column;
    }

    protected abstract Vector make(int index);

    /** The columns as they are. */
    public static Batch of(int rows, Vector... columns) {
        Batch batch = new Batch(rows, columns.length) {
            @Override
            protected Vector make(int index) {
                return columns[index];
            }
        };
        return batch;
    }

    /** Those of its rows, in that order; the array is not to be changed any more. */
    public final Batch select(int[] selected, int count) {
        Batch all = this;
        return new Batch(count, width()) {
            @Override
            protected Vector make(int index) {
                return all.column(index).gather(selected, count);
            }
        };
    }

    /** The rows from one to before another. */
    public final Batch slice(int from, int to) {
        Batch all = this;
        return from == 0 && to == rows
                ? this
                : new Batch(to - from, width()) {
                    @Override
                    protected Vector make(int index) {
                        return all.column(index).slice(from, to);
                    }
                };
    }

    /** Some of its columns, in that order. */
    public final Batch columns(int... indexes) {
        Batch all = this;
        return new Batch(rows, indexes.length) {
            @Override
            protected Vector make(int index) {
                return all.column(indexes[index]);
            }
        };
    }
}

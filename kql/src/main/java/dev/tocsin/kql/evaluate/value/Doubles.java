package dev.tocsin.kql.evaluate.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Values of type real. */
public final class Doubles extends Vector {
    private final double[] values;
    private final boolean @Nullable [] nulls;

    /**
     * @param values not to be changed any more
     * @param nulls which of them are null; absent if none is
     */
    public Doubles(double[] values, boolean @Nullable [] nulls, int size) {
        super(ValueType.REAL, size);
        this.values = values;
        this.nulls = nulls;
    }

    /** Not to be changed. */
    public double[] values() {
        return values;
    }

    /** Not to be changed; absent if there are no nulls. */
    public boolean @Nullable [] nulls() {
        return nulls;
    }

    @Override
    public boolean isNull(int row) {
        return nulls != null && nulls[row];
    }

    @Override
    public boolean hasNulls() {
        return nulls != null;
    }

    @Override
    public long longAt(int row) {
        throw new IllegalStateException("A real is not a whole number");
    }

    @Override
    public double doubleAt(int row) {
        return values[row];
    }

    @Override
    public @Nullable Object at(int row) {
        return isNull(row) ? null : values[row];
    }

    @Override
    public Vector gather(int[] rows, int count) {
        double[] out = new double[count];
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[i] = row < 0 ? 0 : values[row];
        }
        return new Doubles(out, gatherNulls(nulls, rows, count), count);
    }

    @Override
    public Vector slice(int from, int to) {
        return new Doubles(Arrays.copyOfRange(values, from, to), sliceNulls(nulls, from, to), to - from);
    }

    @Override
    public Vector first(int rows) {
        return rows == size() ? this : new Doubles(values, nulls, rows);
    }

    @Override
    public long bytes() {
        return size() * (nulls == null ? 8L : 9L);
    }
}

package dev.tocsin.kql.evaluate.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Values that are whole numbers inside: bool, int, long, datetime, timespan. */
public final class Longs extends Vector {
    private final long[] values;
    private final boolean @Nullable [] nulls;

    /**
     * @param values not to be changed any more
     * @param nulls which of them are null; absent if none is
     */
    public Longs(ValueType type, long[] values, boolean @Nullable [] nulls, int size) {
        super(type, size);
        this.values = values;
        this.nulls = nulls;
    }

    /** Not to be changed. */
    public long[] values() {
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
        return values[row];
    }

    @Override
    public double doubleAt(int row) {
        return values[row];
    }

    @Override
    public @Nullable Object at(int row) {
        if (isNull(row)) {
            return null;
        }
        long value = values[row];
        return switch (type()) {
            case BOOL -> value != 0;
            case DATETIME -> new Datetime(value);
            case TIMESPAN -> new Timespan(value);
            default -> value;
        };
    }

    @Override
    public Vector gather(int[] rows, int count) {
        long[] out = new long[count];
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[i] = row < 0 ? 0 : values[row];
        }
        return new Longs(type(), out, gatherNulls(nulls, rows, count), count);
    }

    @Override
    public Vector slice(int from, int to) {
        return new Longs(type(), Arrays.copyOfRange(values, from, to), sliceNulls(nulls, from, to), to - from);
    }

    @Override
    public Vector first(int rows) {
        return rows == size() ? this : new Longs(type(), values, nulls, rows);
    }

    @Override
    public long bytes() {
        return size() * (nulls == null ? 8L : 9L);
    }
}

package dev.tocsin.kql.evaluate.value;

import org.jspecify.annotations.Nullable;

/**
 * Values of one type, one for each row. Immutable once made; arrays inside may be longer than the vector.
 *
 * <p>The accessors convert as queries do without saying so: an int is a real, JSON is a text. What a value cannot be read as
 * is an {@link IllegalStateException}, which is a mistake of ours.
 */
public abstract sealed class Vector permits Longs, Doubles, Objects {
    private final ValueType type;
    private final int size;

    Vector(ValueType type, int size) {
        this.type = type;
        this.size = size;
    }

    public final ValueType type() {
        return type;
    }

    public final int size() {
        return size;
    }

    public abstract boolean isNull(int row);

    /** Whether any value may be null. */
    public abstract boolean hasNulls();

    /** Of bool (0 or 1), int, long, datetime and timespan; undefined where it is null. */
    public abstract long longAt(int row);

    /** Of numbers; undefined where it is null. */
    public abstract double doubleAt(int row);

    /** The value as it stands alone. */
    public abstract @Nullable Object at(int row);

    /** The value as {@code tostring()} gives it; empty for null. */
    public String textAt(int row) {
        return Texts.text(at(row));
    }

    public final boolean isTrue(int row) {
        return !isNull(row) && longAt(row) != 0;
    }

    /** The values of those rows, in that order; a negative row gives null. */
    public abstract Vector gather(int[] rows, int count);

    public abstract Vector slice(int from, int to);

    /** Only the first rows; nothing is copied. */
    public abstract Vector first(int rows);

    /** What it takes, about, in bytes. */
    public abstract long bytes();

    /** The same value in every row. */
    public static Vector repeated(ValueType type, @Nullable Object value, int size) {
        VectorBuilder builder = new VectorBuilder(type, size);
        for (int i = 0; i < size; i++) {
            builder.add(value);
        }
        return builder.build();
    }

    /** Null, or for a string the empty one, in every row. */
    public static Vector nulls(ValueType type, int size) {
        return repeated(type, null, size);
    }

    /** Nulls without a row that is null need no array. */
    static boolean @Nullable [] gatherNulls(boolean @Nullable [] nulls, int[] rows, int count) {
        boolean[] out = null;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            if (row < 0 || (nulls != null && nulls[row])) {
                if (out == null) {
                    out = new boolean[count];
                }
                out[i] = true;
            }
        }
        return out;
    }

    static boolean @Nullable [] sliceNulls(boolean @Nullable [] nulls, int from, int to) {
        return nulls == null ? null : java.util.Arrays.copyOfRange(nulls, from, to);
    }
}

package dev.tocsin.kql.evaluate.value;

import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Values of the other types: string, dynamic, decimal, guid. A string that is null is empty. */
public final class Objects extends Vector {
    private final @Nullable Object[] values;

    /**
     * @param values not to be changed any more; of type string none is null
     */
    public Objects(ValueType type, @Nullable Object[] values, int size) {
        super(type, size);
        this.values = values;
    }

    /** Not to be changed. */
    public @Nullable Object[] values() {
        return values;
    }

    @Override
    public boolean isNull(int row) {
        return values[row] == null;
    }

    @Override
    public boolean hasNulls() {
        return type() != ValueType.STRING;
    }

    @Override
    public long longAt(int row) {
        Object value = values[row];
        if (value instanceof Boolean bool) {
            return bool ? 1 : 0;
        }
        if (value instanceof Long number) {
            return number;
        }
        if (value instanceof Datetime datetime) {
            return datetime.ticks();
        }
        if (value instanceof Timespan timespan) {
            return timespan.ticks();
        }
        throw new IllegalStateException("Not a whole number: " + type());
    }

    @Override
    public double doubleAt(int row) {
        Object value = values[row];
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalStateException("Not a number: " + type());
    }

    /** Of decimals. */
    public BigDecimal decimalAt(int row) {
        return (BigDecimal) java.util.Objects.requireNonNull(values[row]);
    }

    @Override
    public @Nullable Object at(int row) {
        return values[row];
    }

    @Override
    public String textAt(int row) {
        Object value = values[row];
        return value instanceof String text ? text : Texts.text(value);
    }

    @Override
    public Vector gather(int[] rows, int count) {
        @Nullable Object[] out = new Object[count];
        Object none = type() == ValueType.STRING ? "" : null;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            out[i] = row < 0 ? none : values[row];
        }
        return new Objects(type(), out, count);
    }

    @Override
    public Vector slice(int from, int to) {
        return new Objects(type(), Arrays.copyOfRange(values, from, to), to - from);
    }

    @Override
    public Vector first(int rows) {
        return rows == size() ? this : new Objects(type(), values, rows);
    }

    @Override
    public long bytes() {
        long sum = 0;
        for (int i = 0; i < size(); i++) {
            sum += Sizes.of(values[i]);
        }
        return sum;
    }
}

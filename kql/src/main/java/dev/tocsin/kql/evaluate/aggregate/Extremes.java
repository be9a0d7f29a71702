package dev.tocsin.kql.evaluate.aggregate;

import dev.tocsin.kql.evaluate.function.CallSite;
import dev.tocsin.kql.evaluate.value.Doubles;
import dev.tocsin.kql.evaluate.value.Longs;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Values;
import dev.tocsin.kql.evaluate.value.Vector;
import dev.tocsin.kql.evaluate.value.VectorBuilder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The smallest or largest value. Nulls do not count; of nothing it is null. */
final class Extremes implements Aggregator {
    private final CallSite site;
    private final ValueType type;
    private final int sign;
    private long[] longs = {};
    private double[] doubles = {};
    private @Nullable Object[] objects = {};
    private boolean[] known = {};

    /**
     * @param sign 1 for the largest, -1 for the smallest
     */
    Extremes(CallSite site, int sign) {
        this.site = site;
        type = site.type(0);
        this.sign = sign;
    }

    private void room(int count) {
        if (known.length < count) {
            int size = Math.max(count, 2 * known.length);
            known = Arrays.copyOf(known, size);
            if (type.longs()) {
                longs = Arrays.copyOf(longs, size);
            } else if (type == ValueType.REAL) {
                doubles = Arrays.copyOf(doubles, size);
            } else {
                objects = Arrays.copyOf(objects, size);
            }
        }
    }

    @Override
    public void add(int[] groups, int count, Vector[] arguments, int rows) {
        room(count);
        if (arguments[0] instanceof Longs values) {
            addLongs(groups, values, rows);
        } else if (arguments[0] instanceof Doubles values) {
            addDoubles(groups, values, rows);
        } else {
            addObjects(groups, arguments[0], rows);
        }
    }

    private void addLongs(int[] groups, Longs values, int rows) {
        for (int i = 0; i < rows; i++) {
            if (values.isNull(i)) {
                continue;
            }
            int group = groups[i];
            long value = values.longAt(i);
            if (!known[group] || (sign > 0 ? value > longs[group] : value < longs[group])) {
                longs[group] = value;
                known[group] = true;
            }
        }
    }

    private void addDoubles(int[] groups, Doubles values, int rows) {
        for (int i = 0; i < rows; i++) {
            if (values.isNull(i)) {
                continue;
            }
            int group = groups[i];
            double value = values.doubleAt(i);
            if (!known[group] || (sign > 0 ? value > doubles[group] : value < doubles[group])) {
                doubles[group] = value;
                known[group] = true;
            }
        }
    }

    private void addObjects(int[] groups, Vector values, int rows) {
        for (int i = 0; i < rows; i++) {
            Object value = values.at(i);
            if (value instanceof String text && text.isEmpty()) {
                if (sign < 0) {
                    throw site.undocumented("whether an empty text counts is not documented; filter with isnotempty()");
                }
                continue;
            }
            if (value == null) {
                continue;
            }
            int group = groups[i];
            Object best = objects[group];
            if (best == null || sign * Values.compare(value, best) > 0) {
                objects[group] = value;
                known[group] = true;
            }
        }
    }

    @Override
    public Vector[] finish(int count) {
        room(count);
        VectorBuilder out = new VectorBuilder(type, count);
        for (int i = 0; i < count; i++) {
            if (!known[i]) {
                out.addNull();
            } else if (type.longs()) {
                out.addLong(longs[i]);
            } else if (type == ValueType.REAL) {
                out.addDouble(doubles[i]);
            } else {
                out.add(objects[i]);
            }
        }
        return new Vector[] {out.build()};
    }

    @Override
    public long bytes() {
        return 9L * known.length;
    }
}

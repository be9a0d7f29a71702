package dev.tocsin.kql.evaluate.operator;

import dev.tocsin.kql.evaluate.expression.Evaluation;
import dev.tocsin.kql.evaluate.run.Run;
import dev.tocsin.kql.evaluate.table.Batch;
import dev.tocsin.kql.evaluate.value.Doubles;
import dev.tocsin.kql.evaluate.value.Longs;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Values;
import dev.tocsin.kql.evaluate.value.Vector;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** {@code sort} and {@code top}. Stable: rows that are equal stay in their order. */
public final class Ordering {
    private Ordering() {}

    /**
     * One thing to order by.
     *
     * @param nullsFirst where rows go that have no value
     */
    public record Key(Evaluation value, boolean descending, boolean nullsFirst) {}

    /** All rows, ordered. */
    public static Relation sort(Relation input, List<ValueType> types, List<Key> keys) {
        return run -> Rows.cursor(sorted(input, types, keys, run));
    }

    /** The rows that come first when they are ordered. */
    public static Relation top(Relation input, List<ValueType> types, List<Key> keys, Evaluation count) {
        return run -> {
            Batch sorted = sorted(input, types, keys, run);
            long most = Math.max(0, RowSteps.number(count, run));
            return Rows.cursor(sorted.slice(0, (int) Math.min(sorted.rows(), most)));
        };
    }

    private static Batch sorted(Relation input, List<ValueType> types, List<Key> keys, Run run) {
        Batch all = Rows.all(input, types, run);
        int[] order = order(all, keys, run);
        return all.select(order, order.length);
    }

    /** The rows' numbers, ordered. */
    static int[] order(Batch all, List<Key> keys, Run run) {
        Comparator<Integer> comparator = null;
        for (Key key : keys) {
            Comparator<Integer> own = comparator(key.value().evaluate(all, run), key.descending(), key.nullsFirst());
            comparator = comparator == null ? own : comparator.thenComparing(own);
        }
        Integer[] rows = new Integer[all.rows()];
        Arrays.setAll(rows, i -> i);
        if (comparator != null) {
            Arrays.sort(rows, comparator);
        }
        int[] order = new int[rows.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = rows[i];
        }
        return order;
    }

    static Comparator<Integer> comparator(Vector values, boolean descending, boolean nullsFirst) {
        int sign = descending ? -1 : 1;
        int nulls = nullsFirst ? -1 : 1;
        return (a, b) -> {
            boolean left = values.isNull(a);
            boolean right = values.isNull(b);
            if (left || right) {
                return left && right ? 0 : left ? nulls : -nulls;
            }
            return sign * compare(values, a, b);
        };
    }

    private static int compare(Vector values, int a, int b) {
        if (values instanceof Longs) {
            return Long.compare(values.longAt(a), values.longAt(b));
        }
        if (values instanceof Doubles) {
            return Double.compare(values.doubleAt(a), values.doubleAt(b));
        }
        return Values.compare(
                java.util.Objects.requireNonNull(values.at(a)), java.util.Objects.requireNonNull(values.at(b)));
    }
}

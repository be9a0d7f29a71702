package dev.tocsin.kql.evaluate.aggregate;

import dev.tocsin.kql.evaluate.value.Longs;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Vector;
import java.util.Arrays;

/** How many rows there are. */
class Counts implements Aggregator {
    private long[] counts = {};

    final void room(int count) {
        if (counts.length < count) {
            counts = Arrays.copyOf(counts, Math.max(count, 2 * counts.length));
        }
    }

    final void increment(int group) {
        counts[group]++;
    }

    @Override
    public void add(int[] groups, int count, Vector[] arguments, int rows) {
        room(count);
        for (int i = 0; i < rows; i++) {
            counts[groups[i]]++;
        }
    }

    @Override
    public final Vector[] finish(int count) {
        room(count);
        return new Vector[] {new Longs(ValueType.LONG, counts, null, count)};
    }

    /** How many rows there are for which the argument is true. */
    static final class If extends Counts {
        @Override
        public void add(int[] groups, int count, Vector[] arguments, int rows) {
            room(count);
            for (int i = 0; i < rows; i++) {
                if (arguments[0].isTrue(i)) {
                    increment(groups[i]);
                }
            }
        }
    }
}

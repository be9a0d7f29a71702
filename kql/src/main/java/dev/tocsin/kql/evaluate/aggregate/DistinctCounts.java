package dev.tocsin.kql.evaluate.aggregate;

import dev.tocsin.kql.evaluate.value.Longs;
import dev.tocsin.kql.evaluate.value.Texts;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Vector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How many different values there are: exactly, where the service estimates many of them. Nulls do not count. */
final class DistinctCounts implements Aggregator {
    private final List<Set<Object>> seen = new ArrayList<>();
    private long held;

    @Override
    public void add(int[] groups, int count, Vector[] arguments, int rows) {
        while (seen.size() < count) {
            seen.add(new HashSet<>());
        }
        Vector values = arguments[0];
        for (int i = 0; i < rows; i++) {
            Object value = values.at(i);
            if (value != null && seen.get(groups[i]).add(key(value))) {
                held += 64;
            }
        }
    }

    /** Containers of JSON are the same when their text is. */
    static Object key(Object value) {
        return value instanceof List || value instanceof Map ? Texts.text(value) : value;
    }

    @Override
    public Vector[] finish(int count) {
        long[] out = new long[count];
        for (int i = 0; i < count && i < seen.size(); i++) {
            out[i] = seen.get(i).size();
        }
        return new Vector[] {new Longs(ValueType.LONG, out, null, count)};
    }

    @Override
    public long bytes() {
        return held;
    }
}

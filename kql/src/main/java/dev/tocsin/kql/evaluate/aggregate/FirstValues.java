package dev.tocsin.kql.evaluate.aggregate;

import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Vector;
import dev.tocsin.kql.evaluate.value.VectorBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of one row of the group, of which the service says any: here the first, of one argument the first that is not null. */
final class FirstValues implements Aggregator {
    private final List<ValueType> types;
    private final List<@Nullable Object @Nullable []> rows = new ArrayList<>();

    FirstValues(List<ValueType> types) {
        this.types = types;
    }

    @Override
    public void add(int[] groups, int count, Vector[] arguments, int size) {
        while (rows.size() < count) {
            rows.add(null);
        }
        for (int i = 0; i < size; i++) {
            @Nullable Object[] known = rows.get(groups[i]);
            if (known == null || (types.size() == 1 && isNothing(known[0]))) {
                @Nullable Object[] values = new Object[types.size()];
                for (int k = 0; k < values.length; k++) {
                    values[k] = arguments[k].at(i);
                }
                rows.set(groups[i], values);
            }
        }
    }

    private static boolean isNothing(@Nullable Object value) {
        return value == null || (value instanceof String text && text.isEmpty());
    }

    @Override
    public Vector[] finish(int count) {
        Vector[] out = new Vector[types.size()];
        for (int k = 0; k < out.length; k++) {
            VectorBuilder builder = new VectorBuilder(types.get(k), count);
            for (int i = 0; i < count; i++) {
                @Nullable Object[] values = i < rows.size() ? rows.get(i) : null;
                builder.add(values == null ? null : values[k]);
            }
            out[k] = builder.build();
        }
        return out;
    }

    @Override
    public long bytes() {
        return rows.size() * (24L + 24L * types.size());
    }
}

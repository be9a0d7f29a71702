package dev.tocsin.kql.evaluate.aggregate;

import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Values;
import dev.tocsin.kql.evaluate.value.Vector;
import dev.tocsin.kql.evaluate.value.VectorBuilder;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code arg_max} and {@code arg_min}: values of the row with the largest or smallest first argument; of equal ones the first row's.
 * Rows where it is null count only when there are no others.
 */
final class ExtremeRows implements Aggregator {
    private final List<ValueType> types;
    private final int sign;
    private @Nullable Object[][] best = {};
    private int known;

    ExtremeRows(List<ValueType> types, int sign) {
        this.types = types;
        this.sign = sign;
    }

    @Override
    public void add(int[] groups, int count, Vector[] arguments, int rows) {
        if (best.length < count) {
            best = Arrays.copyOf(best, Math.max(count, 2 * best.length));
        }
        known = Math.max(known, count);
        // Only the last best row of each group is read out, so that most rows cost one comparison.
        int[] winners = new int[count];
        Arrays.fill(winners, -1);
        @Nullable Object[] leading = new Object[count];
        for (int g = 0; g < count; g++) {
            leading[g] = best[g] == null ? null : best[g][0];
        }
        Vector keys = arguments[0];
        for (int i = 0; i < rows; i++) {
            int group = groups[i];
            Object value = keys.at(i);
            boolean first = best[group] == null && winners[group] < 0;
            Object leader = leading[group];
            boolean better = value != null && (leader == null || sign * Values.compare(value, leader) > 0);
            if (first || better) {
                winners[group] = i;
                leading[group] = value;
            }
        }
        for (int g = 0; g < count; g++) {
            if (winners[g] >= 0) {
                @Nullable Object[] values = new Object[types.size()];
                for (int k = 0; k < values.length; k++) {
                    values[k] = arguments[k].at(winners[g]);
                }
                best[g] = values;
            }
        }
    }

    @Override
    public Vector[] finish(int count) {
        Vector[] out = new Vector[types.size()];
        for (int k = 0; k < out.length; k++) {
            VectorBuilder builder = new VectorBuilder(types.get(k), count);
            for (int i = 0; i < count; i++) {
                builder.add(i < known && best[i] != null ? best[i][k] : null);
            }
            out[k] = builder.build();
        }
        return out;
    }

    @Override
    public long bytes() {
        return known * (24L + 24L * types.size());
    }
}

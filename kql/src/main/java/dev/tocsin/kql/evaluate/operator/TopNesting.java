package dev.tocsin.kql.evaluate.operator;

import dev.tocsin.kql.evaluate.expression.Evaluation;
import dev.tocsin.kql.evaluate.run.Run;
import dev.tocsin.kql.evaluate.table.Batch;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Vector;
import dev.tocsin.kql.evaluate.value.VectorBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code top-nested}: the top values of one expression, in each of them those of the next, and so on. */
public final class TopNesting {
    private TopNesting() {}

    /**
     * One level.
     *
     * @param count how many values; absent for all
     * @param by computed from what the aggregates give, behind the value
     */
    public record Level(
            @Nullable Evaluation count,
            Evaluation of,
            List<Summary.Aggregation> aggregations,
            Evaluation by,
            boolean descending) {}

    public static Relation of(Relation input, List<ValueType> types, List<Level> levels) {
        return run -> {
            Batch all = Rows.all(input, types, run);
            VectorBuilder[] out = new VectorBuilder[2 * levels.size()];
            for (int i = 0; i < levels.size(); i++) {
                out[2 * i] = new VectorBuilder(levels.get(i).of().type());
                out[2 * i + 1] = new VectorBuilder(levels.get(i).by().type());
            }
            nest(all, levels, 0, new Object[out.length], out, run);
            Vector[] columns = new Vector[out.length];
            for (int i = 0; i < columns.length; i++) {
                columns[i] = out[i].build();
            }
            return Rows.cursor(Batch.of(columns[0].size(), columns));
        };
    }

    private static void nest(
            Batch rows, List<Level> levels, int depth, @Nullable Object[] path, VectorBuilder[] out, Run run) {
        if (depth == levels.size()) {
            for (int i = 0; i < path.length; i++) {
                out[i].add(path[i]);
            }
            run.checkRows(out[0].size());
            return;
        }
        Level level = levels.get(depth);
        Batch groups = Summary.summarized(Rows.cursor(rows), List.of(level.of()), level.aggregations(), run);
        Vector by = level.by().evaluate(groups, run);
        Integer[] order = new Integer[groups.rows()];
        Arrays.setAll(order, i -> i);
        Comparator<Integer> comparator = Ordering.comparator(by, level.descending(), !level.descending());
        Arrays.sort(order, comparator);
        long most = level.count() == null ? order.length : RowSteps.number(level.count(), run);
        Grouping members = new Grouping(List.of(level.of().type()));
        int[] groupOf = members.groups(new Vector[] {level.of().evaluate(rows, run)}, rows.rows());
        for (int i = 0; i < Math.min(most, order.length); i++) {
            int group = order[i];
            path[2 * depth] = groups.column(0).at(group);
            path[2 * depth + 1] = by.at(group);
            nest(part(rows, groupOf, group), levels, depth + 1, path, out, run);
        }
    }

    private static Batch part(Batch rows, int[] groupOf, int group) {
        List<Integer> selected = new ArrayList<>();
        for (int i = 0; i < groupOf.length; i++) {
            if (groupOf[i] == group) {
                selected.add(i);
            }
        }
        int[] indexes = selected.stream().mapToInt(Integer::intValue).toArray();
        return rows.select(indexes, indexes.length);
    }
}

package dev.tocsin.kql.evaluate.operator;

import dev.tocsin.kql.evaluate.aggregate.Aggregator;
import dev.tocsin.kql.evaluate.expression.Evaluation;
import dev.tocsin.kql.evaluate.run.Run;
import dev.tocsin.kql.evaluate.table.Batch;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** {@code summarize} and {@code distinct}: the keys of the groups, then what the aggregates give. Groups come as their first rows do. */
public final class Summary {
    private Summary() {}

    /** One aggregate with its arguments. */
    public record Aggregation(Supplier<Aggregator> aggregator, List<Evaluation> arguments) {
        public Aggregation {
            arguments = List.copyOf(arguments);
        }
    }

    /** One row for each group; without keys, one row even of none. */
    public static Relation of(Relation input, List<Evaluation> keys, List<Aggregation> aggregations) {
        return run -> Rows.cursor(summarized(input.open(run), keys, aggregations, run));
    }

    static Batch summarized(Cursor rows, List<Evaluation> keys, List<Aggregation> aggregations, Run run) {
        List<ValueType> types = new ArrayList<>();
        for (Evaluation key : keys) {
            types.add(key.type());
        }
        Grouping grouping = new Grouping(types);
        List<Aggregator> aggregators = new ArrayList<>();
        for (Aggregation aggregation : aggregations) {
            aggregators.add(aggregation.aggregator().get());
        }
        long held = 0;
        for (Batch batch = rows.next(); batch != null; batch = rows.next()) {
            if (batch.rows() == 0) {
                continue;
            }
            int[] groups = grouping.groups(values(keys, batch, run), batch.rows());
            long now = grouping.bytes();
            for (int i = 0; i < aggregators.size(); i++) {
                Vector[] arguments = values(aggregations.get(i).arguments(), batch, run);
                aggregators.get(i).add(groups, grouping.count(), arguments, batch.rows());
                now += aggregators.get(i).bytes();
            }
            run.checkRows(grouping.count());
            run.hold(now - held);
            held = now;
        }
        int count = keys.isEmpty() && !aggregations.isEmpty() ? 1 : grouping.count();
        List<Vector> columns = new ArrayList<>(List.of(grouping.keys()));
        for (Aggregator aggregator : aggregators) {
            columns.addAll(List.of(aggregator.finish(count)));
        }
        return Batch.of(count, columns.toArray(new Vector[0]));
    }

    private static Vector[] values(List<Evaluation> evaluations, Batch batch, Run run) {
        Vector[] values = new Vector[evaluations.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = evaluations.get(i).evaluate(batch, run);
        }
        return values;
    }
}

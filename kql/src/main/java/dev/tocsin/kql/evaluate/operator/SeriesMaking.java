package dev.tocsin.kql.evaluate.operator;

import dev.tocsin.kql.evaluate.aggregate.Aggregator;
import dev.tocsin.kql.evaluate.expression.Evaluation;
import dev.tocsin.kql.evaluate.run.EvaluationException;
import dev.tocsin.kql.evaluate.run.Run;
import dev.tocsin.kql.evaluate.table.Batch;
import dev.tocsin.kql.evaluate.value.Timespan;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Vector;
import dev.tocsin.kql.evaluate.value.VectorBuilder;
import dev.tocsin.kql.text.SourceRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code make-series}: for each key an array of values along an axis, with a default where there are no rows. */
public final class SeriesMaking {
    private SeriesMaking() {}

    /**
     * The axis: of datetime, timespan or whole numbers.
     *
     * @param from null for the first bin of each series that has data (Microsoft's page on make-series)
     * @param to null for the end of the last bin of each series that has data
     */
    public record Axis(
            Evaluation on,
            @Nullable Evaluation from,
            @Nullable Evaluation to,
            Evaluation step,
            boolean inclusive,
            SourceRange range) {}

    /** One array: what an aggregate's result becomes, and what stands where there is none. */
    public record Series(Evaluation value, @Nullable Evaluation defaultValue) {}

    /**
     * The keys, then the arrays, then the axis.
     *
     * @param aggregations whose results, behind the keys and the place on the axis, the series are computed from
     * @param nonEmpty whether there is a row of defaults when there are no rows at all
     */
    public static Relation of(
            Relation input,
            Axis axis,
            List<Evaluation> keys,
            List<Summary.Aggregation> aggregations,
            List<Series> series,
            boolean nonEmpty) {
        return run -> Rows.cursor(made(input.open(run), axis, keys, aggregations, series, nonEmpty, run));
    }

    private static Batch made(
            Cursor rows,
            Axis axis,
            List<Evaluation> keys,
            List<Summary.Aggregation> aggregations,
            List<Series> series,
            boolean nonEmpty,
            Run run) {
        Extents extents = Extents.of(axis, run);
        List<ValueType> types = new ArrayList<>();
        for (Evaluation key : keys) {
            types.add(key.type());
        }
        Grouping outer = new Grouping(types);
        LongIndex inner = new LongIndex();
        List<Aggregator> aggregators = new ArrayList<>();
        for (Summary.Aggregation aggregation : aggregations) {
            aggregators.add(aggregation.aggregator().get());
        }
        boolean outside = false;
        for (Batch batch = rows.next(); batch != null; batch = rows.next()) {
            Vector on = axis.on().evaluate(batch, run);
            int[] groups = outer.groups(values(keys, batch, run), batch.rows());
            extents.learn(on, groups, batch.rows());
            int[] selected = new int[batch.rows()];
            int count = 0;
            for (int i = 0; i < batch.rows(); i++) {
                if (!on.isNull(i) && extents.takes(on.longAt(i))) {
                    selected[count++] = i;
                }
            }
            outside |= count < batch.rows();
            if (count > 0) {
                add(batch.select(selected, count), axis, extents, keys, outer, inner, aggregations, aggregators, run);
            }
        }
        int count = keys.isEmpty() && nonEmpty ? 1 : outer.count();
        if (nonEmpty && outer.count() == 0 && (count == 0 || axis.from() == null || axis.to() == null)) {
            throw EvaluationException.undocumented(
                    "kind=nonempty with keys, or without from and to, and no rows has no documented result",
                    axis.range());
        }
        return arrays(axis, extents, outer, inner, aggregators, series, count, outside, run);
    }

    private static void add(
            Batch batch,
            Axis axis,
            Extents extents,
            List<Evaluation> keys,
            Grouping outer,
            LongIndex inner,
            List<Summary.Aggregation> aggregations,
            List<Aggregator> aggregators,
            Run run) {
        int[] groups = outer.groups(values(keys, batch, run), batch.rows());
        Vector on = axis.on().evaluate(batch, run);
        int[] cells = new int[batch.rows()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = inner.number(extents.cell(groups[i], on.longAt(i)));
        }
        for (int i = 0; i < aggregators.size(); i++) {
            Vector[] arguments = values(aggregations.get(i).arguments(), batch, run);
            aggregators.get(i).add(cells, inner.size(), arguments, batch.rows());
        }
        run.checkRows(inner.size());
        run.checkTime();
    }

    private static Vector[] values(List<Evaluation> evaluations, Batch batch, Run run) {
        Vector[] values = new Vector[evaluations.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = evaluations.get(i).evaluate(batch, run);
        }
        return values;
    }

    private static Batch arrays(
            Axis axis,
            Extents extents,
            Grouping outer,
            LongIndex inner,
            List<Aggregator> aggregators,
            List<Series> series,
            int count,
            boolean outside,
            Run run) {
        List<Vector> results = new ArrayList<>();
        for (Aggregator aggregator : aggregators) {
            results.addAll(List.of(aggregator.finish(inner.size())));
        }
        Batch cells = Batch.of(inner.size(), results.toArray(new Vector[0]));
        List<Vector> columns = new ArrayList<>(List.of(outer.keys()));
        for (Series one : series) {
            columns.add(array(one, cells, inner, extents, count, outside, axis.range(), run));
        }
        columns.add(extents.places(axis.on().type(), count));
        return Batch.of(count, columns.toArray(new Vector[0]));
    }

    private static Vector array(
            Series one,
            Batch cells,
            LongIndex inner,
            Extents extents,
            int count,
            boolean outside,
            SourceRange range,
            Run run) {
        Vector values = one.value().evaluate(cells, run);
        Object missing = one.defaultValue() == null
                ? zero(one.value().type())
                : one.defaultValue().evaluate(Batch.of(1), run).at(0);
        if (missing instanceof Long whole && one.value().type() == ValueType.REAL) {
            missing = whole.doubleValue();
        }
        run.hold(extents.places(count) * 24);
        VectorBuilder out = new VectorBuilder(ValueType.DYNAMIC, count);
        for (int group = 0; group < count; group++) {
            List<@Nullable Object> array = new ArrayList<>();
            boolean any = false;
            long length = extents.length(group);
            for (long i = 0; i < length; i++) {
                int cell = inner.find(extents.cellAt(group, i));
                any |= cell >= 0;
                array.add(cell < 0 ? missing : values.at(cell));
            }
            if (!any && outside) {
                throw EvaluationException.undocumented(
                        "A key has rows only outside of the series; whether it gives one is not documented; filter by"
                                + " the axis first",
                        range);
            }
            out.add(array);
        }
        return out.build();
    }

    private static Object zero(ValueType type) {
        return switch (type) {
            case REAL -> 0.0;
            case TIMESPAN -> new Timespan(0);
            default -> 0L;
        };
    }

    /** Of the axis: whole numbers inside. */
    public static boolean takes(ValueType type) {
        return type == ValueType.DATETIME || type == ValueType.TIMESPAN || type.whole();
    }
}

package dev.tocsin.kql.evaluate.operator;

import dev.tocsin.kql.evaluate.expression.Evaluation;
import dev.tocsin.kql.evaluate.run.EvaluationException;
import dev.tocsin.kql.evaluate.run.Run;
import dev.tocsin.kql.evaluate.table.Batch;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Vector;
import dev.tocsin.kql.evaluate.value.VectorBuilder;
import dev.tocsin.kql.text.SourceRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** {@code evaluate pivot}: a row for each key, a column for each value of the pivot column. */
public final class Pivoting {
    private Pivoting() {}

    /**
     * What to pivot.
     *
     * @param zero whether there is zero where a key has no row with a value: so with counts and sums
     */
    public record Pivot(
            List<Evaluation> keys,
            Evaluation pivot,
            Summary.Aggregation aggregation,
            ValueType type,
            boolean zero,
            SourceRange range) {}

    /** The values of the pivot column as names of columns, sorted. */
    public static List<String> names(Batch rows, Evaluation pivot, Run run) {
        Vector values = pivot.evaluate(rows, run);
        TreeSet<String> names = new TreeSet<>();
        for (int i = 0; i < rows.rows(); i++) {
            names.add(values.textAt(i));
        }
        return new ArrayList<>(names);
    }

    /** The keys, then a column for each of the names. */
    public static Relation of(Relation input, Pivot pivot, List<String> names) {
        return run -> Rows.cursor(pivoted(input, pivot, names, run));
    }

    private static Batch pivoted(Relation input, Pivot pivot, List<String> names, Run run) {
        List<Evaluation> keys = new ArrayList<>(pivot.keys());
        keys.add(pivot.pivot());
        Batch cells = Summary.summarized(input.open(run), keys, List.of(pivot.aggregation()), run);
        int width = pivot.keys().size();
        List<ValueType> types = new ArrayList<>();
        Vector[] outer = new Vector[width];
        for (int k = 0; k < width; k++) {
            types.add(pivot.keys().get(k).type());
            outer[k] = cells.column(k);
        }
        Grouping groups = new Grouping(types);
        int[] rows = groups.groups(outer, cells.rows());
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            columns.put(names.get(i), i);
        }
        int[][] found = new int[names.size()][groups.count()];
        for (int i = 0; i < cells.rows(); i++) {
            Integer column = columns.get(cells.column(width).textAt(i));
            if (column != null) {
                found[column][rows[i]] = i + 1;
            }
        }
        List<Vector> out = new ArrayList<>(List.of(groups.keys()));
        for (int[] column : found) {
            out.add(column(column, cells.column(width + 1), pivot));
        }
        return Batch.of(groups.count(), out.toArray(new Vector[0]));
    }

    private static Vector column(int[] found, Vector values, Pivot pivot) {
        VectorBuilder out = new VectorBuilder(pivot.type(), found.length);
        for (int cell : found) {
            if (cell > 0) {
                out.addFrom(values, cell - 1);
            } else if (!pivot.zero()) {
                throw EvaluationException.undocumented(
                        "A key has no row with one of the values; what pivot() gives for this aggregate then is not"
                                + " documented",
                        pivot.range());
            } else if (pivot.type() == ValueType.REAL) {
                out.addDouble(0);
            } else {
                out.addLong(0);
            }
        }
        return out.build();
    }
}

package dev.tocsin.kql.evaluate.operator;

import dev.tocsin.kql.evaluate.expression.Evaluation;
import dev.tocsin.kql.evaluate.run.Run;
import dev.tocsin.kql.evaluate.table.Batch;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Vector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators that run a query on parts of their input: {@code mv-apply}, {@code partition}. */
public final class Subqueries {
    private Subqueries() {}

    /** What the query inside works on: the part at hand, which is kept in a slot. */
    public static Relation part(int slot) {
        return run -> Rows.cursor((Batch) java.util.Objects.requireNonNull(run.slot(slot)));
    }

    /**
     * A column of the result of {@code mv-apply}.
     *
     * @param outer whether it is a column of the row that is expanded, else one of the query inside
     */
    public record Cell(boolean outer, int index) {}

    /** {@code mv-apply}: each row expanded, and a query run on what it became. */
    public static Relation apply(
            Relation input, Expansion.Way way, Relation inner, List<ValueType> innerTypes, List<Cell> cells, int slot) {
        return run -> {
            Cursor rows = input.open(run);
            return new Cursor() {
                private @Nullable Batch batch;
                private int row;

                @Override
                public @Nullable Batch next() {
                    Batch current = batch;
                    while (current == null || row >= current.rows()) {
                        current = rows.next();
                        if (current == null) {
                            return null;
                        }
                        batch = current;
                        row = 0;
                    }
                    Batch one = current.slice(row, row + 1);
                    row++;
                    run.keep(slot, Expansion.expanded(one, way, run));
                    return cells(one, Rows.all(inner, innerTypes, run), cells);
                }
            };
        };
    }

    private static Batch cells(Batch outer, Batch inner, List<Cell> cells) {
        int[] zeros = new int[inner.rows()];
        Batch repeated = outer.select(zeros, zeros.length);
        Vector[] columns = new Vector[cells.size()];
        for (int c = 0; c < columns.length; c++) {
            Cell cell = cells.get(c);
            columns[c] = (cell.outer() ? repeated : inner).column(cell.index());
        }
        return Batch.of(inner.rows(), columns);
    }

    /** {@code partition}: a query run on the rows of each value of a key, in the order of their first rows. */
    public static Relation partition(
            Relation input,
            List<ValueType> types,
            Evaluation key,
            Relation inner,
            List<ValueType> innerTypes,
            int slot) {
        return run -> {
            Batch all = Rows.all(input, types, run);
            List<int[]> parts = parts(all, key, run);
            return new Cursor() {
                private int at;

                @Override
                public @Nullable Batch next() {
                    if (at == parts.size()) {
                        return null;
                    }
                    int[] rows = parts.get(at++);
                    run.keep(slot, all.select(rows, rows.length));
                    return Rows.all(inner, innerTypes, run);
                }
            };
        };
    }

    private static List<int[]> parts(Batch all, Evaluation key, Run run) {
        Grouping grouping = new Grouping(List.of(key.type()));
        int[] groups = grouping.groups(new Vector[] {key.evaluate(all, run)}, all.rows());
        int[] counts = new int[grouping.count()];
        for (int group : groups) {
            counts[group]++;
        }
        List<int[]> parts = new ArrayList<>();
        for (int count : counts) {
            parts.add(new int[count]);
        }
        Arrays.fill(counts, 0);
        for (int i = 0; i < groups.length; i++) {
            parts.get(groups[i])[counts[groups[i]]++] = i;
        }
        return parts;
    }

    /** All rows as one batch, for functions that look at rows before and behind. */
    public static Relation whole(Relation input, List<ValueType> types) {
        return run -> {
            Batch all = Rows.all(input, types, run);
            return new Cursor() {
                private boolean given;

                @Override
                public @Nullable Batch next() {
                    if (given || all.rows() == 0) {
                        return null;
                    }
                    given = true;
                    return all;
                }
            };
        };
    }
}

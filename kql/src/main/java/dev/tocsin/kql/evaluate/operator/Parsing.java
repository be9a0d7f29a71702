package dev.tocsin.kql.evaluate.operator;

import dev.tocsin.kql.evaluate.expression.Evaluation;
import dev.tocsin.kql.evaluate.run.Run;
import dev.tocsin.kql.evaluate.table.Batch;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Vector;
import dev.tocsin.kql.evaluate.value.VectorBuilder;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code parse}, {@code parse-where}, {@code parse-kv}: columns taken out of text. */
public final class Parsing {
    private Parsing() {}

    /** A column of the result: of the input, or one that is parsed. */
    public record Cell(int input, int parsed) {}

    /**
     * The input's columns and those that are parsed.
     *
     * @param parse what a text gives; null if it does not match
     * @param types of the columns that are parsed
     * @param dropping whether rows that do not match are left out
     */
    public static Relation of(
            Relation input,
            Evaluation source,
            Function<String, @Nullable Object @Nullable []> parse,
            List<ValueType> types,
            List<Cell> cells,
            boolean dropping) {
        return run -> {
            Cursor rows = input.open(run);
            return () -> {
                Batch batch = rows.next();
                return batch == null ? null : parsed(batch, source, parse, types, cells, dropping, run);
            };
        };
    }

    private static Batch parsed(
            Batch batch,
            Evaluation source,
            Function<String, @Nullable Object @Nullable []> parse,
            List<ValueType> types,
            List<Cell> cells,
            boolean dropping,
            Run run) {
        Vector texts = source.evaluate(batch, run);
        VectorBuilder[] built = new VectorBuilder[types.size()];
        for (int c = 0; c < built.length; c++) {
            built[c] = new VectorBuilder(types.get(c), batch.rows());
        }
        int[] kept = new int[batch.rows()];
        int count = 0;
        for (int row = 0; row < batch.rows(); row++) {
            @Nullable Object[] values = parse.apply(texts.textAt(row));
            if (values == null && dropping) {
                continue;
            }
            kept[count++] = row;
            for (int c = 0; c < built.length; c++) {
                built[c].add(values == null ? null : values[c]);
            }
        }
        run.checkTime();
        Batch selected = count == batch.rows() ? batch : batch.select(kept, count);
        Vector[] columns = new Vector[cells.size()];
        for (int c = 0; c < columns.length; c++) {
            Cell cell = cells.get(c);
            columns[c] = cell.input() >= 0 ? selected.column(cell.input()) : built[cell.parsed()].build();
        }
        return Batch.of(count, columns);
    }
}

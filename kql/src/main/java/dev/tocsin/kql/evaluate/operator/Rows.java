package dev.tocsin.kql.evaluate.operator;

import dev.tocsin.kql.evaluate.run.Run;
import dev.tocsin.kql.evaluate.table.Batch;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Vector;
import dev.tocsin.kql.evaluate.value.VectorBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All rows of a cursor at once. */
public final class Rows {
    private Rows() {}

    /** All rows of a relation, as one batch. */
    public static Batch all(Relation relation, List<ValueType> types, Run run) {
        return all(relation.open(run), types, run);
    }

    /** All rows that are left, as one batch; they count as held. */
    public static Batch all(Cursor cursor, List<ValueType> types, Run run) {
        List<Batch> batches = new ArrayList<>();
        long rows = 0;
        for (Batch batch = cursor.next(); batch != null; batch = cursor.next()) {
            if (batch.rows() > 0) {
                batches.add(batch);
                rows += batch.rows();
                run.checkRows(rows);
                run.checkTime();
            }
        }
        if (batches.size() == 1) {
            return held(batches.get(0), run);
        }
        Vector[] columns = new Vector[types.size()];
        for (int c = 0; c < columns.length; c++) {
            VectorBuilder builder = new VectorBuilder(types.get(c), (int) rows);
            for (Batch batch : batches) {
                Vector column = batch.column(c);
                for (int i = 0; i < batch.rows(); i++) {
                    builder.addFrom(column, i);
                }
            }
            columns[c] = builder.build();
            run.hold(columns[c].bytes());
        }
        return Batch.of((int) rows, columns);
    }

    private static Batch held(Batch batch, Run run) {
        for (int c = 0; c < batch.width(); c++) {
            run.hold(batch.column(c).bytes());
        }
        return batch;
    }

    /** A cursor over one batch, in parts that are not too large. */
    public static Cursor cursor(Batch all) {
        return new Cursor() {
            private int from;

            @Override
            public @Nullable Batch next() {
                if (from >= all.rows()) {
                    return null;
                }
                int to = Math.min(all.rows(), from + Relation.BATCH);
                Batch part = all.slice(from, to);
                from = to;
                return part;
            }
        };
    }
}

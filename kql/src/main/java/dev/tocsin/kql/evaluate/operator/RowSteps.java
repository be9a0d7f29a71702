package dev.tocsin.kql.evaluate.operator;

import dev.tocsin.kql.evaluate.expression.Evaluation;
import dev.tocsin.kql.evaluate.run.Run;
import dev.tocsin.kql.evaluate.table.Batch;
import dev.tocsin.kql.evaluate.value.Longs;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Vector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators that need only the batch at hand. */
public final class RowSteps {
    private RowSteps() {}

    /** {@code where}, with the parts of its {@code and} one after the other. */
    public static Relation filter(Relation input, List<Evaluation> predicates) {
        return run -> {
            Cursor rows = input.open(run);
            return () -> {
                Batch batch = rows.next();
                for (Evaluation predicate : predicates) {
                    if (batch == null || batch.rows() == 0) {
                        break;
                    }
                    batch = filtered(batch, predicate.evaluate(batch, run));
                }
                return batch;
            };
        };
    }

    private static Batch filtered(Batch batch, Vector predicate) {
        int rows = batch.rows();
        int[] selected = new int[rows];
        int count = 0;
        long[] values = ((Longs) predicate).values();
        boolean[] nulls = ((Longs) predicate).nulls();
        for (int i = 0; i < rows; i++) {
            if (values[i] != 0 && (nulls == null || !nulls[i])) {
                selected[count++] = i;
            }
        }
        return count == rows ? batch : batch.select(selected, count);
    }

    /** Columns computed from the input's: {@code project}, {@code extend}, {@code print}. */
    public static Relation project(Relation input, List<Evaluation> columns) {
        return run -> {
            Cursor rows = input.open(run);
            return () -> {
                Batch batch = rows.next();
                return batch == null ? null : projected(batch, columns, run);
            };
        };
    }

    /** Some of the input's columns, in that order. */
    public static Relation columns(Relation input, int... indexes) {
        return run -> {
            Cursor rows = input.open(run);
            return () -> {
                Batch batch = rows.next();
                return batch == null ? null : batch.columns(indexes);
            };
        };
    }

    private static Batch projected(Batch batch, List<Evaluation> columns, Run run) {
        return new Batch(batch.rows(), columns.size()) {
            @Override
            protected Vector make(int index) {
                return columns.get(index).evaluate(batch, run);
            }
        };
    }

    /** {@code take}: the first rows. */
    public static Relation take(Relation input, Evaluation count) {
        return run -> {
            Cursor rows = input.open(run);
            long most = number(count, run);
            return new Cursor() {
                private long left = most;

                @Override
                public @Nullable Batch next() {
                    Batch batch = left <= 0 ? null : rows.next();
                    if (batch == null) {
                        return null;
                    }
                    int taken = (int) Math.min(left, batch.rows());
                    left -= taken;
                    return batch.slice(0, taken);
                }
            };
        };
    }

    static long number(Evaluation count, Run run) {
        Vector value = count.evaluate(Batch.of(1), run);
        return value.isNull(0) ? 0 : value.longAt(0);
    }

    /** {@code count}. */
    public static Relation count(Relation input) {
        return run -> {
            Cursor rows = input.open(run);
            long count = 0;
            for (Batch batch = rows.next(); batch != null; batch = rows.next()) {
                count += batch.rows();
            }
            return Rows.cursor(Batch.of(1, new Longs(ValueType.LONG, new long[] {count}, null, 1)));
        };
    }

    /** One relation's rows behind another's. */
    public static Relation concatenated(List<Relation> inputs) {
        return run -> new Cursor() {
            private int at;
            private @Nullable Cursor current;

            @Override
            public @Nullable Batch next() {
                while (true) {
                    if (current == null) {
                        if (at == inputs.size()) {
                            return null;
                        }
                        current = inputs.get(at++).open(run);
                    }
                    Batch batch = current.next();
                    if (batch != null) {
                        return batch;
                    }
                    current = null;
                }
            }
        };
    }
}

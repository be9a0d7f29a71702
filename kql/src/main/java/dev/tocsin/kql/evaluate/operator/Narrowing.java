package dev.tocsin.kql.evaluate.operator;

import dev.tocsin.kql.evaluate.table.Batch;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.VectorBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code evaluate narrow}: a row for each value: the row's number, the column's name, the value's text. */
public final class Narrowing {
    private Narrowing() {}

    public static Relation of(Relation input, List<String> names) {
        return run -> {
            Cursor rows = input.open(run);
            return new Cursor() {
                private long first;

                @Override
                public @Nullable Batch next() {
                    Batch batch = rows.next();
                    if (batch == null) {
                        return null;
                    }
                    Batch narrow = narrow(batch, first, names);
                    first += batch.rows();
                    return narrow;
                }
            };
        };
    }

    private static Batch narrow(Batch batch, long first, List<String> names) {
        VectorBuilder numbers = new VectorBuilder(ValueType.LONG);
        VectorBuilder columns = new VectorBuilder(ValueType.STRING);
        VectorBuilder values = new VectorBuilder(ValueType.STRING);
        for (int row = 0; row < batch.rows(); row++) {
            for (int c = 0; c < names.size(); c++) {
                numbers.addLong(first + row);
                columns.add(names.get(c));
                values.add(batch.column(c).textAt(row));
            }
        }
        return Batch.of(numbers.size(), numbers.build(), columns.build(), values.build());
    }
}

package dev.tocsin.kql.evaluate;

import dev.tocsin.kql.bind.BoundQuery;
import dev.tocsin.kql.evaluate.table.Field;
import dev.tocsin.kql.evaluate.table.Table;
import dev.tocsin.kql.evaluate.table.TableSource;
import dev.tocsin.kql.evaluate.value.Datetime;
import dev.tocsin.kql.evaluate.value.Ticks;
import dev.tocsin.kql.evaluate.value.Timespan;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.schema.Schema;
import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.DynamicTypes;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tables that a query must mean: where the binder misses a table or a column, there is one. Columns are JSON, or, where that is wrong,
 * what makes the fewest errors; those with time in their names are datetimes. Words that stood in for placeholders of workbooks, and calls
 * of functions that a workspace declares, become values and tables. Each table has three rows.
 */
record InferredTables(BoundQuery bound, Schema schema) implements TableSource {
    static InferredTables of(String text) {
        InferredTables last = new Inference(text, DynamicTypes.ANY).infer();
        for (Type type : List.of(Scalar.STRING, Scalar.LONG, Scalar.REAL)) {
            if (!last.bound().failed()) {
                return last;
            }
            last = new Inference(text, type).infer();
        }
        return last;
    }

    @Override
    public @Nullable Table table(String name) {
        TableType type = schema.table(name);
        if (type == null) {
            return null;
        }
        List<Field> fields = new ArrayList<>();
        for (Column column : type.columns()) {
            ValueType of = ValueType.of(column.type());
            fields.add(new Field(column.name(), of == null ? ValueType.DYNAMIC : of));
        }
        Table.Builder builder = Table.builder(fields);
        for (int i = 0; i < 3; i++) {
            @Nullable Object[] row = new Object[fields.size()];
            for (int c = 0; c < row.length; c++) {
                row[c] = value(fields.get(c).type(), i);
            }
            builder.row(row);
        }
        return builder.build();
    }

    private static @Nullable Object value(ValueType type, int row) {
        long ticks = Ticks.of(Instant.parse("2024-01-15T11:00:00Z"));
        return switch (type) {
            case BOOL -> row % 2 == 0;
            case INT, LONG -> row + 1L;
            case REAL -> row + 0.5;
            case DECIMAL -> new BigDecimal(row);
            case DATETIME -> new Datetime(ticks + row * Ticks.MINUTE);
            case TIMESPAN -> new Timespan((row + 1) * Ticks.SECOND);
            case GUID -> new UUID(1, row);
            case STRING -> "v" + row;
            case DYNAMIC -> row == 0 ? Map.of("a", 1L, "b", "x") : row == 1 ? "v1" : null;
        };
    }
}

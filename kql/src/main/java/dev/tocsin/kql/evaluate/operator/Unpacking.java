package dev.tocsin.kql.evaluate.operator;

import dev.tocsin.kql.evaluate.table.Batch;
import dev.tocsin.kql.evaluate.table.Field;
import dev.tocsin.kql.evaluate.value.Datetime;
import dev.tocsin.kql.evaluate.value.Timespan;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Vector;
import dev.tocsin.kql.evaluate.value.VectorBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code evaluate bag_unpack}: a column for each property of objects. */
public final class Unpacking {
    private Unpacking() {}

    /** The properties that objects have, by name: each with its type if all have the same, else as JSON. */
    public static List<Field> properties(Batch rows, int bag, Set<String> ignored) {
        Map<String, ValueType> types = new TreeMap<>();
        for (int row = 0; row < rows.rows(); row++) {
            if (rows.column(bag).at(row) instanceof Map<?, ?> map) {
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    String name = String.valueOf(entry.getKey());
                    if (entry.getValue() != null && !ignored.contains(name)) {
                        ValueType type = type(entry.getValue());
                        types.merge(name, type, (a, b) -> a == b ? a : ValueType.DYNAMIC);
                    }
                }
            }
        }
        List<Field> fields = new ArrayList<>();
        types.forEach((name, type) -> fields.add(new Field(name, type)));
        return fields;
    }

    private static ValueType type(@Nullable Object value) {
        if (value instanceof Boolean) {
            return ValueType.BOOL;
        }
        if (value instanceof Long) {
            return ValueType.LONG;
        }
        if (value instanceof Double) {
            return ValueType.REAL;
        }
        if (value instanceof String) {
            return ValueType.STRING;
        }
        if (value instanceof Datetime) {
            return ValueType.DATETIME;
        }
        if (value instanceof Timespan) {
            return ValueType.TIMESPAN;
        }
        return value instanceof UUID ? ValueType.GUID : ValueType.DYNAMIC;
    }

    /** A column of the result: of the input, or the property of that name. */
    public record Cell(int input, String property, ValueType type) {}

    /**
     * The columns of the result.
     *
     * @param bag index of the column with the objects
     */
    public static Relation of(Relation input, int bag, List<Cell> cells) {
        return run -> {
            Cursor rows = input.open(run);
            return () -> {
                Batch batch = rows.next();
                return batch == null ? null : unpacked(batch, bag, cells);
            };
        };
    }

    private static Batch unpacked(Batch batch, int bag, List<Cell> cells) {
        return new Batch(batch.rows(), cells.size()) {
            @Override
            protected Vector make(int index) {
                Cell cell = cells.get(index);
                return cell.input() >= 0 ? batch.column(cell.input()) : property(batch, bag, cell);
            }
        };
    }

    private static Vector property(Batch batch, int bag, Cell cell) {
        VectorBuilder out = new VectorBuilder(cell.type(), batch.rows());
        for (int row = 0; row < batch.rows(); row++) {
            Object value = batch.column(bag).at(row) instanceof Map<?, ?> map ? map.get(cell.property()) : null;
            boolean fits = value != null && (cell.type() == ValueType.DYNAMIC || type(value) == cell.type());
            out.add(fits ? value : null);
        }
        return out.build();
    }

    /** Whether all properties have the types that are declared for them; null fits any. */
    public static boolean fits(Batch rows, int bag, List<Cell> cells) {
        for (Cell cell : cells) {
            for (int row = 0; row < rows.rows() && cell.input() < 0; row++) {
                Object value = rows.column(bag).at(row) instanceof Map<?, ?> map ? map.get(cell.property()) : null;
                if (value != null && cell.type() != ValueType.DYNAMIC && type(value) != cell.type()) {
                    return false;
                }
            }
        }
        return true;
    }
}

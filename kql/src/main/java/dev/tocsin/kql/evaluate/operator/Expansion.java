package dev.tocsin.kql.evaluate.operator;

import dev.tocsin.kql.evaluate.expression.Evaluation;
import dev.tocsin.kql.evaluate.run.EvaluationException;
import dev.tocsin.kql.evaluate.run.Run;
import dev.tocsin.kql.evaluate.table.Batch;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Values;
import dev.tocsin.kql.evaluate.value.Vector;
import dev.tocsin.kql.evaluate.value.VectorBuilder;
import dev.tocsin.kql.text.SourceRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code mv-expand}: a row for each item of an array or object; several are expanded side by side, with null where one is shorter. Of
 * null there is one row, of an empty array none.
 */
public final class Expansion {
    private Expansion() {}

    /**
     * A column of the result.
     *
     * @param input index of the input's column that it repeats; -1 for none
     * @param items what it has the items of; absent for the items' index and for columns of the input
     */
    public record Cell(int input, @Nullable Evaluation items, ValueType type) {}

    /**
     * How to expand.
     *
     * @param pairs whether an object's items are arrays of key and value, not objects with one key
     * @param limit the most rows of one row
     */
    public record Way(
            List<Cell> cells, boolean pairs, @Nullable Evaluation limit, long most, SourceRange range) {}

    public static Relation of(Relation input, Way way) {
        return run -> {
            Cursor rows = input.open(run);
            return () -> {
                Batch batch = rows.next();
                return batch == null ? null : expanded(batch, way, run);
            };
        };
    }

    /** The rows that those of a batch become. */
    static Batch expanded(Batch batch, Way way, Run run) {
        long most = way.limit() == null ? way.most() : Math.max(0, RowSteps.number(way.limit(), run));
        int width = way.cells().size();
        @Nullable Vector[] arrays = new Vector[width];
        VectorBuilder[] built = new VectorBuilder[width];
        for (int c = 0; c < width; c++) {
            Cell cell = way.cells().get(c);
            arrays[c] = cell.items() == null ? null : cell.items().evaluate(batch, run);
            built[c] = new VectorBuilder(cell.type());
        }
        List<Integer> sources = new ArrayList<>();
        for (int row = 0; row < batch.rows(); row++) {
            @Nullable List<?>[] items = new List<?>[width];
            long length = 0;
            for (int c = 0; c < width; c++) {
                Vector array = arrays[c];
                if (array != null) {
                    items[c] = items(array.at(row), way.pairs());
                    length = Math.max(
                            length, java.util.Objects.requireNonNull(items[c]).size());
                }
            }
            length = Math.min(length, most);
            run.checkRows(sources.size() + length);
            for (int i = 0; i < length; i++) {
                sources.add(row);
                for (int c = 0; c < width; c++) {
                    add(built[c], way.cells().get(c), items[c], i, way.range());
                }
            }
        }
        run.checkTime();
        return result(batch, way, built, sources);
    }

    private static Batch result(Batch batch, Way way, VectorBuilder[] built, List<Integer> sources) {
        int[] rows = sources.stream().mapToInt(Integer::intValue).toArray();
        Batch repeated = batch.select(rows, rows.length);
        Vector[] columns = new Vector[built.length];
        for (int c = 0; c < columns.length; c++) {
            int from = way.cells().get(c).input();
            columns[c] = from >= 0 ? repeated.column(from) : built[c].build();
        }
        return Batch.of(rows.length, columns);
    }

    private static void add(VectorBuilder out, Cell cell, @Nullable List<?> items, int index, SourceRange range) {
        if (cell.input() >= 0) {
            return;
        }
        if (items == null) {
            out.addLong(index);
            return;
        }
        Object item = index < items.size() ? items.get(index) : null;
        out.add(cell.type() == ValueType.DYNAMIC ? item : typed(item, cell.type(), range));
    }

    /** The item if it is of that type, else null; nothing is converted but whole numbers to reals. */
    private static @Nullable Object typed(@Nullable Object item, ValueType type, SourceRange range) {
        if (item == null) {
            return null;
        }
        boolean text = item instanceof String;
        if (text != (type == ValueType.STRING) && !(item instanceof List) && !(item instanceof Map)) {
            if (text || type == ValueType.STRING) {
                throw EvaluationException.undocumented(
                        "An item of JSON is " + (text ? "a string" : "no string") + ", and typeof(" + type.word()
                                + ") is asked for; leave it out and convert the items with to" + type.word() + "()",
                        range);
            }
        }
        return switch (type) {
            case REAL -> item instanceof Number number ? (Object) number.doubleValue() : null;
            case LONG -> item instanceof Long ? item : null;
            case INT -> item instanceof Long number && number == number.intValue() ? item : null;
            case DECIMAL -> item instanceof Number number ? Values.decimal(number) : null;
            case BOOL -> item instanceof Boolean ? item : null;
            case STRING -> text ? item : null;
            case DATETIME -> item instanceof dev.tocsin.kql.evaluate.value.Datetime ? item : null;
            case TIMESPAN -> item instanceof dev.tocsin.kql.evaluate.value.Timespan ? item : null;
            case GUID -> item instanceof java.util.UUID ? item : null;
            case DYNAMIC -> item;
        };
    }

    private static List<?> items(@Nullable Object value, boolean pairs) {
        if (value instanceof List<?> list) {
            return list;
        }
        List<@Nullable Object> items = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                items.add(pairs ? pair(entry) : single(entry));
            }
            return items;
        }
        items.add(value);
        return items;
    }

    private static Object pair(Map.Entry<?, ?> entry) {
        List<@Nullable Object> pair = new ArrayList<>();
        pair.add(entry.getKey());
        pair.add(entry.getValue());
        return pair;
    }

    private static Object single(Map.Entry<?, ?> entry) {
        Map<String, @Nullable Object> bag = new LinkedHashMap<>();
        bag.put(String.valueOf(entry.getKey()), entry.getValue());
        return bag;
    }
}

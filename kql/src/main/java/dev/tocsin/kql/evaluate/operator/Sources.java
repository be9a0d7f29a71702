package dev.tocsin.kql.evaluate.operator;

import dev.tocsin.kql.evaluate.expression.Evaluation;
import dev.tocsin.kql.evaluate.run.EvaluationException;
import dev.tocsin.kql.evaluate.run.Run;
import dev.tocsin.kql.evaluate.table.Batch;
import dev.tocsin.kql.evaluate.table.Field;
import dev.tocsin.kql.evaluate.table.Table;
import dev.tocsin.kql.evaluate.value.Doubles;
import dev.tocsin.kql.evaluate.value.Longs;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Vector;
import dev.tocsin.kql.evaluate.value.VectorBuilder;
import dev.tocsin.kql.text.SourceRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where rows begin. */
public final class Sources {
    private Sources() {}

    /**
     * A named table.
     *
     * @param fields the columns that are wanted of it, in that order
     */
    public static Relation table(String name, List<Field> fields, SourceRange range) {
        return run -> {
            Table table = run.tables().table(name);
            if (table == null) {
                throw EvaluationException.notImplemented("The table " + name + " has no data here; reading it", range);
            }
            int[] indexes = new int[fields.size()];
            for (int i = 0; i < indexes.length; i++) {
                indexes[i] = index(table, fields.get(i), name, range);
            }
            return new Cursor() {
                private int from;

                @Override
                public @Nullable Batch next() {
                    if (from >= table.rows()) {
                        return null;
                    }
                    run.checkTime();
                    int to = Math.min(table.rows(), from + Relation.BATCH);
                    Batch batch = table.batch(from, to).columns(indexes);
                    from = to;
                    return batch;
                }
            };
        };
    }

    private static int index(Table table, Field field, String name, SourceRange range) {
        int index = table.index(field.name());
        if (index < 0 || table.fields().get(index).type() != field.type()) {
            throw EvaluationException.failure(
                    "The data of " + name + " has no column " + field.name() + " of type "
                            + field.type().word() + "; add it",
                    range);
        }
        return index;
    }

    /** Rows that the query writes out. */
    public static Relation literal(List<ValueType> types, List<Evaluation> values) {
        return run -> {
            Batch none = Batch.of(1);
            VectorBuilder[] columns = new VectorBuilder[types.size()];
            for (int c = 0; c < columns.length; c++) {
                columns[c] = new VectorBuilder(types.get(c));
            }
            for (int i = 0; i < values.size(); i++) {
                columns[i % columns.length].addFrom(values.get(i).evaluate(none, run), 0);
            }
            Vector[] vectors = new Vector[columns.length];
            for (int c = 0; c < vectors.length; c++) {
                vectors[c] = columns[c].build();
            }
            return Rows.cursor(Batch.of(columns.length == 0 ? 0 : values.size() / columns.length, vectors));
        };
    }

    /** What {@code getschema} says of columns, with the types that .NET has for them. */
    public static Relation schema(List<Field> fields) {
        return run -> {
            VectorBuilder names = new VectorBuilder(ValueType.STRING);
            VectorBuilder places = new VectorBuilder(ValueType.LONG);
            VectorBuilder classes = new VectorBuilder(ValueType.STRING);
            VectorBuilder words = new VectorBuilder(ValueType.STRING);
            for (Field field : fields) {
                names.add(field.name());
                places.addLong(places.size());
                classes.add(dotNet(field.type()));
                words.add(field.type().word());
            }
            return Rows.cursor(Batch.of(fields.size(), names.build(), places.build(), classes.build(), words.build()));
        };
    }

    private static String dotNet(ValueType type) {
        return switch (type) {
            case BOOL -> "System.SByte";
            case INT -> "System.Int32";
            case LONG -> "System.Int64";
            case REAL -> "System.Double";
            case DECIMAL -> "System.Data.SqlTypes.SqlDecimal";
            case DATETIME -> "System.DateTime";
            case TIMESPAN -> "System.TimeSpan";
            case GUID -> "System.Guid";
            case STRING -> "System.String";
            case DYNAMIC -> "System.Object";
        };
    }

    /** One row without columns, on which {@code print} computes its own. */
    public static Relation oneRow() {
        return run -> Rows.cursor(Batch.of(1));
    }

    /** {@code range}: from a value to at most another. */
    public static Relation range(ValueType type, Evaluation from, Evaluation to, Evaluation step, SourceRange range) {
        return run -> {
            Batch none = Batch.of(1);
            Vector first = from.evaluate(none, run);
            Vector last = to.evaluate(none, run);
            Vector by = step.evaluate(none, run);
            if (first.isNull(0) || last.isNull(0) || by.isNull(0)) {
                throw EvaluationException.undocumented("A range with null has no documented result", range);
            }
            return Rows.cursor(
                    type == ValueType.REAL
                            ? reals(first.doubleAt(0), last.doubleAt(0), by.doubleAt(0), run, range)
                            : longs(type, first.longAt(0), last.longAt(0), by.longAt(0), run, range));
        };
    }

    private static Batch longs(ValueType type, long from, long to, long step, Run run, SourceRange range) {
        checkStep(step == 0, range);
        VectorBuilder out = new VectorBuilder(type);
        for (long value = from; step > 0 ? value <= to : value >= to; value += step) {
            out.addLong(value);
            run.checkRows(out.size());
            if (step > 0 ? value > Long.MAX_VALUE - step : value < Long.MIN_VALUE - step) {
                break;
            }
        }
        Vector column = out.build();
        return Batch.of(column.size(), new Longs(type, ((Longs) column).values(), null, column.size()));
    }

    private static Batch reals(double from, double to, double step, Run run, SourceRange range) {
        checkStep(step == 0 || !Double.isFinite(step), range);
        VectorBuilder out = new VectorBuilder(ValueType.REAL);
        for (double value = from; step > 0 ? value <= to : value >= to; value += step) {
            out.addDouble(value);
            run.checkRows(out.size());
        }
        Vector column = out.build();
        return Batch.of(column.size(), new Doubles(((Doubles) column).values(), null, column.size()));
    }

    private static void checkStep(boolean wrong, SourceRange range) {
        if (wrong) {
            throw EvaluationException.undocumented("A range with a step of zero has no documented result", range);
        }
    }
}

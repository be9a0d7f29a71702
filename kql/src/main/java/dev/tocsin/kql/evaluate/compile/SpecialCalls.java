package dev.tocsin.kql.evaluate.compile;

import dev.tocsin.kql.evaluate.expression.Call;
import dev.tocsin.kql.evaluate.expression.Constant;
import dev.tocsin.kql.evaluate.expression.Evaluation;
import dev.tocsin.kql.evaluate.function.CallSite;
import dev.tocsin.kql.evaluate.function.Kernels;
import dev.tocsin.kql.evaluate.function.ScalarFunction;
import dev.tocsin.kql.evaluate.run.EvaluationException;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.text.SourceRange;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls of functions that look at the columns of the table, or at options of the query. */
final class SpecialCalls {
    private final Compilation compilation;
    private final ExpressionCompiler expressions;
    private final Bindings bindings;
    private final RowShape row;

    SpecialCalls(Compilation compilation, ExpressionCompiler expressions, Bindings bindings, RowShape row) {
        this.compilation = compilation;
        this.expressions = expressions;
        this.bindings = bindings;
        this.row = row;
    }

    /** What the call gives; null if the function is none of these. */
    @Nullable
    Evaluation compile(String name, Operation.Call call) {
        return switch (name) {
            case "column_ifexists", "columnifexists" -> columnIfExists(call);
            case "iscolumnexists" -> isColumn(call);
            case "pack_all" -> packAll(call);
            case "bag_pack_columns" -> packColumns(call);
            case "bin_auto" -> binAuto(call);
            case "column_names_of" -> columnNames(call);
            default -> null;
        };
    }

    private @Nullable Column column(Operation.Call call) {
        Object name = expressions.literalValue(withoutToString(call.arguments().get(0)));
        if (!(name instanceof String text)) {
            throw EvaluationException.notImplemented("A name of a column that is not written out", call.range());
        }
        return row.columns().stream()
                .filter(column -> column.name().equals(text))
                .findFirst()
                .orElse(null);
    }

    /** What {@code tostring()} is called with, which of a text that is written out is that text. */
    private static Expression withoutToString(Expression written) {
        Expression expression = Trees.underlying(written);
        boolean called = expression instanceof Operation.Call call
                && call.arguments().size() == 1
                && call.function() instanceof Value.Name function
                && function.value().equals("tostring");
        return called ? ((Operation.Call) expression).arguments().get(0) : expression;
    }

    /** The column of that name, else the other argument: decided before the query runs. */
    private Evaluation columnIfExists(Operation.Call call) {
        Column column = column(call);
        Evaluation value = column == null
                ? expressions.compile(call.arguments().get(1))
                : expressions.column(column, call.range());
        return expressions.cast(value, bindings.type(call), call.range());
    }

    private Evaluation isColumn(Operation.Call call) {
        boolean there = column(call) != null;
        return new Constant(ValueType.BOOL, compilation.slot(), run -> there);
    }

    private Evaluation packAll(Operation.Call call) {
        boolean ignore = !call.arguments().isEmpty()
                && Boolean.TRUE.equals(expressions.literalValue(call.arguments().get(0)));
        return packed(row.columns(), ignore, call.range());
    }

    private Evaluation packColumns(Operation.Call call) {
        List<Column> columns = new ArrayList<>();
        for (Expression argument : call.arguments()) {
            if (!(bindings.meaning(Trees.underlying(argument)).symbol() instanceof Column column)) {
                throw EvaluationException.notImplemented("bag_pack_columns() of what is no column", argument.range());
            }
            columns.add(column);
        }
        return packed(columns, false, call.range());
    }

    /** An object of columns, perhaps without what is null or empty. */
    private Evaluation packed(List<Column> columns, boolean ignore, SourceRange range) {
        List<Evaluation> values = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Column column : columns) {
            names.add(column.name());
            values.add(expressions.column(column, range));
        }
        return new Call(
                ValueType.DYNAMIC,
                Kernels.eachWithNulls(ValueType.DYNAMIC, items -> {
                    Map<String, @Nullable Object> bag = new LinkedHashMap<>();
                    for (int i = 0; i < items.length; i++) {
                        Object item = items[i];
                        if (!ignore || !(item == null || item.equals(""))) {
                            bag.put(names.get(i), item);
                        }
                    }
                    return bag;
                }),
                values,
                false);
    }

    /** Bins of the size, and from the point, that the query sets. */
    private Evaluation binAuto(Operation.Call call) {
        Evaluation size = option("query_bin_auto_size", call);
        Evaluation at = option("query_bin_auto_at", call);
        if (size == null) {
            throw EvaluationException.failure(
                    "bin_auto() needs a size; write for example set query_bin_auto_size=1h;", call.range());
        }
        List<Evaluation> arguments =
                new ArrayList<>(List.of(expressions.compile(call.arguments().get(0)), size));
        if (at != null) {
            arguments.add(at);
        }
        ScalarFunction bin =
                java.util.Objects.requireNonNull(compilation.functions().find(at == null ? "bin" : "bin_at"));
        CallSite site = expressions.site("bin_auto", arguments, List.of(), bindings.type(call), 0, call.range());
        return Call.of(site.result(), bin.bind(site), arguments);
    }

    private @Nullable Evaluation option(String name, Operation.Call call) {
        Expression value = compilation.option(name);
        if (value == null) {
            return null;
        }
        if (!Literals.isLiteral(value)) {
            throw EvaluationException.notImplemented("A value of " + name + " that is not written out", call.range());
        }
        return expressions.literal(value);
    }

    private Evaluation columnNames(Operation.Call call) {
        Expression table = Trees.underlying(call.arguments().get(0));
        if (!(bindings.meaning(table).rawType() instanceof TableType type) || type.open()) {
            throw EvaluationException.notImplemented(
                    "column_names_of() of a table whose columns are not known", call.range());
        }
        List<@Nullable Object> names = new ArrayList<>();
        type.columns().forEach(column -> names.add(column.name()));
        return new Constant(ValueType.DYNAMIC, compilation.slot(), run -> names);
    }
}

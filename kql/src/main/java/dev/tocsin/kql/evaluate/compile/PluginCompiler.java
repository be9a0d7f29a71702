package dev.tocsin.kql.evaluate.compile;

import dev.tocsin.kql.bind.Meaning;
import dev.tocsin.kql.evaluate.aggregate.AggregateFunction;
import dev.tocsin.kql.evaluate.expression.Evaluation;
import dev.tocsin.kql.evaluate.function.CallSite;
import dev.tocsin.kql.evaluate.operator.Narrowing;
import dev.tocsin.kql.evaluate.operator.Pivoting;
import dev.tocsin.kql.evaluate.operator.Relation;
import dev.tocsin.kql.evaluate.operator.Rows;
import dev.tocsin.kql.evaluate.operator.Summary;
import dev.tocsin.kql.evaluate.operator.Unpacking;
import dev.tocsin.kql.evaluate.run.EvaluationException;
import dev.tocsin.kql.evaluate.run.Run;
import dev.tocsin.kql.evaluate.table.Field;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.Function;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.text.SourceRange;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.TableOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes relations of {@code evaluate}. */
final class PluginCompiler {
    private static final Set<String> ZERO = Set.of("count", "countif", "sum", "sumif", "dcount", "dcountif");
    private final Compilation compilation;
    private final GroupCompiler groups;

    PluginCompiler(Compilation compilation, GroupCompiler groups) {
        this.compilation = compilation;
        this.groups = groups;
    }

    TableNode evaluate(TableOperator.Evaluate evaluate, TableNode input, Scope scope) {
        if (!(evaluate.plugin() instanceof Operation.Call call)
                || !(scope.bindings().meaning(call).symbol() instanceof Function plugin)) {
            throw OperatorCompiler.notImplemented(evaluate);
        }
        return switch (plugin.name()) {
            case "narrow" -> narrow(evaluate, input, scope);
            case "bag_unpack" -> unpack(evaluate, call, input, scope);
            case "pivot" -> pivot(evaluate, call, input, scope);
            default ->
                throw EvaluationException.notImplemented(
                        "The plug-in " + plugin.name() + "()", call.function().range());
        };
    }

    private static TableNode narrow(TableOperator.Evaluate evaluate, TableNode input, Scope scope) {
        List<String> names = new ArrayList<>();
        input.shape().columns().forEach(column -> names.add(column.name()));
        return new TableNode(Narrowing.of(input.relation(), names), shape(evaluate, scope));
    }

    private static RowShape shape(TableOperator.Evaluate evaluate, Scope scope) {
        TableType type = (TableType) scope.bindings().meaning(evaluate).rawType();
        return RowShape.of(type, OperatorCompiler.start(evaluate));
    }

    private static boolean open(TableOperator.Evaluate evaluate, Scope scope) {
        return scope.bindings().meaning(evaluate).rawType() instanceof TableType type && type.open();
    }

    /** What is behind the operator is bound again when its columns are known; that goes but for the query itself. */
    private UnresolvedColumns unresolved(
            TableOperator.Evaluate evaluate,
            Scope scope,
            ValueType type,
            java.util.function.Function<Run, TableType> probe) {
        if (scope.depth() > 0 || compilation.isInPart()) {
            throw EvaluationException.notImplemented(
                    "evaluate without a schema in a function or a query on parts", OperatorCompiler.start(evaluate));
        }
        return new UnresolvedColumns(evaluate, probe, type);
    }

    private TableNode unpack(TableOperator.Evaluate evaluate, Operation.Call call, TableNode input, Scope scope) {
        SourceRange range = OperatorCompiler.start(evaluate);
        Column bag = column(call.arguments().get(0), scope);
        Integer index = input.shape().index(bag);
        String prefix = "";
        String conflict = "error";
        for (Expression argument : call.arguments().subList(1, call.arguments().size())) {
            String name = argument instanceof Operation.Named named
                    ? named.names().get(0).value()
                    : "OutputColumnPrefix";
            String value = String.valueOf(Literals.value(Trees.underlying(argument)));
            switch (name) {
                case "OutputColumnPrefix" -> prefix = value;
                case "columnsConflict" -> conflict = value;
                default -> throw EvaluationException.notImplemented("bag_unpack() with " + name, argument.range());
            }
        }
        if (index == null || input.shape().types().get(index) != ValueType.DYNAMIC) {
            throw EvaluationException.notImplemented("bag_unpack() of what is not JSON", range);
        }
        if (open(evaluate, scope)) {
            String start = prefix;
            String way = conflict;
            throw unresolved(
                    evaluate, scope, ValueType.DYNAMIC, run -> unpacked(evaluate, input, bag, index, start, way, run));
        }
        return unpacked(evaluate, input, index, prefix, scope);
    }

    /** The columns that the data gives: the input's without the bag, then the properties by name. */
    private static TableType unpacked(
            TableOperator.Evaluate evaluate,
            TableNode input,
            Column bag,
            int index,
            String prefix,
            String conflict,
            Run run) {
        List<Column> columns = new ArrayList<>(input.shape().columns());
        columns.remove(bag);
        for (Field property :
                Unpacking.properties(Rows.all(input.relation(), input.shape().types(), run), index, Set.of())) {
            String name = prefix + property.name();
            boolean there = columns.stream().anyMatch(column -> column.name().equals(name));
            if (there && !conflict.equals("keep_source")) {
                SourceRange range = OperatorCompiler.start(evaluate);
                throw conflict.equals("error")
                        ? EvaluationException.failure("bag_unpack(): there is a column " + name + " already", range)
                        : EvaluationException.notImplemented("columnsConflict='" + conflict + "'", range);
            }
            if (!there) {
                columns.add(new Column(name, property.type().symbol()));
            }
        }
        return new TableType(columns, false);
    }

    private static TableNode unpacked(
            TableOperator.Evaluate evaluate, TableNode input, int index, String prefix, Scope scope) {
        RowShape shape = shape(evaluate, scope);
        List<Unpacking.Cell> cells = new ArrayList<>();
        for (int i = 0; i < shape.size(); i++) {
            Column column = shape.columns().get(i);
            Integer from = input.shape().index(column);
            String property =
                    column.name().startsWith(prefix) ? column.name().substring(prefix.length()) : column.name();
            cells.add(new Unpacking.Cell(
                    from == null ? -1 : from, property, shape.types().get(i)));
        }
        SourceRange range = OperatorCompiler.start(evaluate);
        Relation checked = run -> {
            dev.tocsin.kql.evaluate.table.Batch rows =
                    Rows.all(input.relation(), input.shape().types(), run);
            if (!Unpacking.fits(rows, index, cells)) {
                throw EvaluationException.undocumented(
                        "bag_unpack(): a property has another type than its declared column", range);
            }
            return Unpacking.of(again -> Rows.cursor(rows), index, cells).open(run);
        };
        return new TableNode(checked, shape);
    }

    private TableNode pivot(TableOperator.Evaluate evaluate, Operation.Call call, TableNode input, Scope scope) {
        SourceRange range = OperatorCompiler.start(evaluate);
        if (evaluate.schema() != null) {
            throw EvaluationException.notImplemented("pivot() with a schema", range);
        }
        ExpressionCompiler expressions = compilation.expressions(scope, input.shape());
        Column of = column(call.arguments().get(0), scope);
        GroupCompiler.Aggregate aggregate = aggregate(call, expressions, scope, input.shape());
        List<Column> keyColumns = new ArrayList<>();
        List<Evaluation> keys = new ArrayList<>();
        if (!(scope.bindings().meaning(call).rawType() instanceof TableType fixed)) {
            throw OperatorCompiler.notImplemented(evaluate);
        }
        for (Column column : fixed.columns()) {
            keyColumns.add(column);
            keys.add(expressions.column(column, range));
        }
        Evaluation pivot = expressions.column(of, range);
        ValueType type = aggregate.types().get(0);
        if (open(evaluate, scope)) {
            throw unresolved(evaluate, scope, type, run -> {
                List<Column> columns = new ArrayList<>(keyColumns);
                for (String name :
                        Pivoting.names(Rows.all(input.relation(), input.shape().types(), run), pivot, run)) {
                    if (name.isEmpty()
                            || columns.stream().anyMatch(column -> column.name().equals(name))) {
                        throw EvaluationException.undocumented(
                                "pivot(): the value \"" + name + "\" is empty or the name of another column", range);
                    }
                    columns.add(new Column(name, type.symbol()));
                }
                return new TableType(columns, false);
            });
        }
        RowShape shape = shape(evaluate, scope);
        List<String> names = new ArrayList<>();
        for (Column column : shape.columns().subList(keys.size(), shape.size())) {
            names.add(column.name());
        }
        boolean zero = ZERO.contains(name(aggregate.call(), scope));
        Pivoting.Pivot way = new Pivoting.Pivot(keys, pivot, aggregate.aggregation(), type, zero, range);
        return new TableNode(Pivoting.of(input.relation(), way, names), shape);
    }

    private static String name(Operation.@Nullable Call call, Scope scope) {
        return call == null
                        || !(scope.bindings().meaning(call).symbol() instanceof Function function)
                        || function.kind() != Function.Kind.AGGREGATE
                ? "count"
                : function.name();
    }

    private GroupCompiler.Aggregate aggregate(
            Operation.Call call, ExpressionCompiler expressions, Scope scope, RowShape row) {
        List<GroupCompiler.Aggregate> found = new ArrayList<>();
        if (call.arguments().size() > 1) {
            Expression written = Trees.underlying(call.arguments().get(1));
            groups.collect(written, expressions, scope, row, found);
            if (found.size() != 1 || !found.get(0).call().equals(written)) {
                throw EvaluationException.notImplemented("This aggregate of pivot()", written.range());
            }
            return found.get(0);
        }
        AggregateFunction count =
                java.util.Objects.requireNonNull(compilation.aggregates().find("count"));
        CallSite site = new CallSite("count", List.of(), List.of(), ValueType.LONG, 0, call.range());
        return new GroupCompiler.Aggregate(
                call,
                new Summary.Aggregation(count.bind(site, List.of(ValueType.LONG)), List.of()),
                List.of(ValueType.LONG));
    }

    private static Column column(Expression expression, Scope scope) {
        Meaning meaning = scope.bindings().meaning(Trees.underlying(expression));
        if (meaning.symbol() instanceof Column column) {
            return column;
        }
        throw EvaluationException.notImplemented("A plug-in of what is no column", expression.range());
    }
}

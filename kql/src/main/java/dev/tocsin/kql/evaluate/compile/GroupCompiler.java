package dev.tocsin.kql.evaluate.compile;

import dev.tocsin.kql.bind.Layout;
import dev.tocsin.kql.bind.Meaning;
import dev.tocsin.kql.evaluate.aggregate.AggregateFunction;
import dev.tocsin.kql.evaluate.expression.ColumnRead;
import dev.tocsin.kql.evaluate.expression.Evaluation;
import dev.tocsin.kql.evaluate.function.CallSite;
import dev.tocsin.kql.evaluate.operator.Ordering;
import dev.tocsin.kql.evaluate.operator.Relation;
import dev.tocsin.kql.evaluate.operator.RowSteps;
import dev.tocsin.kql.evaluate.operator.Summary;
import dev.tocsin.kql.evaluate.operator.TopNesting;
import dev.tocsin.kql.evaluate.run.EvaluationException;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.Function;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Tuple;
import dev.tocsin.kql.text.SourceRange;
import dev.tocsin.kql.tree.Clause;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.GroupOperator;
import dev.tocsin.kql.tree.Node;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.RowOperator;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.List;

/** Makes relations of {@code summarize} and {@code distinct}. */
final class GroupCompiler {
    private final Compilation compilation;

    GroupCompiler(Compilation compilation) {
        this.compilation = compilation;
    }

    /** One aggregate of an expression, and the columns that its values become. */
    record Aggregate(Operation.Call call, Summary.Aggregation aggregation, List<ValueType> types) {}

    TableNode distinct(Layout layout, TableNode input, Scope scope, SourceRange range) {
        ExpressionCompiler expressions = compilation.expressions(scope, input.shape());
        List<Evaluation> keys = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (Layout.Slot slot : layout.slots()) {
            keys.add(TableCompiler.slot(slot, expressions, range));
            columns.add(slot.column());
        }
        return new TableNode(Summary.of(input.relation(), keys, List.of()), RowShape.of(columns, range));
    }

    TableNode summarize(GroupOperator.Summarize summarize, TableNode input, Scope scope) {
        SourceRange range = OperatorCompiler.start(summarize);
        ExpressionCompiler before = compilation.expressions(scope, input.shape());
        List<Expression> by = new ArrayList<>();
        for (Expression expression : summarize.by()) {
            by.add(withoutName(expression));
        }
        List<Aggregate> aggregates = new ArrayList<>();
        for (Expression expression : summarize.aggregates()) {
            collect(expression, before, scope, input.shape(), aggregates);
        }
        Layout layout = OperatorCompiler.layout(summarize, scope);
        return grouped(layout, by, aggregates, input, scope, range);
    }

    TableNode topNested(RowOperator.TopNested nested, TableNode input, Scope scope) {
        ExpressionCompiler before = compilation.expressions(scope, input.shape());
        List<TopNesting.Level> levels = new ArrayList<>();
        for (Clause.Nested one : nested.levels()) {
            if (one.others() != null) {
                throw EvaluationException.notImplemented(
                        "top-nested with others", one.others().range());
            }
            List<Aggregate> aggregates = new ArrayList<>();
            collect(one.by(), before, scope, input.shape(), aggregates);
            Evaluation of = before.compile(one.of());
            List<Column> columns =
                    new ArrayList<>(List.of(new Column("", of.type().symbol())));
            List<ValueType> types = new ArrayList<>(List.of(of.type()));
            for (Aggregate aggregate : aggregates) {
                for (ValueType type : aggregate.types()) {
                    columns.add(new Column("", type.symbol()));
                    types.add(type);
                }
            }
            ExpressionCompiler after = compilation.expressions(scope, new RowShape(columns, types));
            List<Summary.Aggregation> aggregations = new ArrayList<>();
            int width = 1;
            for (Aggregate aggregate : aggregates) {
                aggregations.add(aggregate.aggregation());
                after.computed(
                        aggregate.call(),
                        new ColumnRead(width, aggregate.types().get(0)));
                width += aggregate.types().size();
            }
            boolean ascending =
                    one.by() instanceof Operation.Ordered ordered && ordered.direction() == Operation.Direction.ASC;
            levels.add(new TopNesting.Level(
                    one.count() == null
                            ? null
                            : compilation.expressions(scope, RowShape.none()).compile(one.count()),
                    of,
                    aggregations,
                    after.compile(one.by()),
                    !ascending));
        }
        TableType type = (TableType) scope.bindings().meaning(nested).rawType();
        return new TableNode(
                TopNesting.of(input.relation(), input.shape().types(), levels),
                RowShape.of(type, OperatorCompiler.start(nested)));
    }

    /** Exact, where the service estimates for many rows: what its page says the operator is equivalent to. */
    TableNode topHitters(RowOperator.TopHitters hitters, TableNode input, Scope scope) {
        SourceRange range = OperatorCompiler.start(hitters);
        ExpressionCompiler expressions = compilation.expressions(scope, input.shape());
        TableType type = (TableType) scope.bindings().meaning(hitters).rawType();
        RowShape shape = RowShape.of(type, range);
        ValueType wanted = shape.types().get(1);
        List<Evaluation> arguments = hitters.by() == null
                ? List.of()
                : List.of(expressions.cast(
                        expressions.compile(hitters.by()), wanted == ValueType.INT ? ValueType.LONG : wanted, range));
        String name = arguments.isEmpty() ? "count" : "sum";
        ValueType sum = arguments.isEmpty() ? ValueType.LONG : arguments.get(0).type();
        CallSite site =
                new CallSite(name, arguments.stream().map(Evaluation::type).toList(), List.of(), sum, 0, range);
        AggregateFunction function =
                java.util.Objects.requireNonNull(compilation.aggregates().find(name));
        Evaluation of = expressions.compile(hitters.of());
        Relation groups = Summary.of(
                input.relation(),
                List.of(of),
                List.of(new Summary.Aggregation(function.bind(site, List.of(sum)), arguments)));
        Ordering.Key key = new Ordering.Key(new ColumnRead(1, sum), true, false);
        Evaluation count = compilation.expressions(scope, RowShape.none()).compile(hitters.count());
        Relation top = Ordering.top(groups, List.of(of.type(), sum), List.of(key), count);
        Evaluation result = expressions.cast(new ColumnRead(1, sum), wanted, range);
        return new TableNode(RowSteps.project(top, List.of(new ColumnRead(0, of.type()), result)), shape);
    }

    /** Groups, aggregates, and what the layout computes from both. */
    TableNode grouped(
            Layout layout,
            List<Expression> by,
            List<Aggregate> aggregates,
            TableNode input,
            Scope scope,
            SourceRange range) {
        ExpressionCompiler before = compilation.expressions(scope, input.shape());
        List<Evaluation> keys = new ArrayList<>();
        List<Column> keyColumns = new ArrayList<>();
        List<ValueType> types = new ArrayList<>();
        for (Expression expression : by) {
            Evaluation key = before.compile(expression);
            keys.add(key);
            types.add(key.type());
            Meaning meaning = scope.bindings().meaning(Trees.underlying(expression));
            keyColumns.add(
                    meaning.symbol() instanceof Column column
                            ? column
                            : new Column("", key.type().symbol()));
        }
        int width = keys.size();
        for (Aggregate aggregate : aggregates) {
            for (ValueType type : aggregate.types()) {
                types.add(type);
                keyColumns.add(new Column("", type.symbol()));
            }
        }
        RowShape shape = new RowShape(keyColumns, types);
        ExpressionCompiler after = compilation.expressions(scope, shape);
        for (int i = 0; i < by.size(); i++) {
            after.computed(by.get(i), new ColumnRead(i, types.get(i)));
        }
        List<Summary.Aggregation> aggregations = new ArrayList<>();
        for (Aggregate aggregate : aggregates) {
            aggregations.add(aggregate.aggregation());
            after.computed(
                    aggregate.call(), new ColumnRead(width, aggregate.types().get(0)));
            width += aggregate.types().size();
        }
        TableNode groups = new TableNode(Summary.of(input.relation(), keys, aggregations), shape);
        List<Evaluation> columns = new ArrayList<>();
        List<Column> symbols = new ArrayList<>();
        for (Layout.Slot slot : layout.slots()) {
            columns.add(column(slot, by, aggregates, after, range));
            symbols.add(slot.column());
        }
        RowShape result = RowShape.of(symbols, range);
        for (int i = 0; i < columns.size(); i++) {
            columns.set(i, after.cast(columns.get(i), result.types().get(i), range));
        }
        return new TableNode(RowSteps.project(groups.relation(), columns), result);
    }

    @SuppressWarnings("ReferenceEquality") // the same place in the query, not an equal one
    private static Evaluation column(
            Layout.Slot slot,
            List<Expression> by,
            List<Aggregate> aggregates,
            ExpressionCompiler after,
            SourceRange range) {
        if (slot.value() == null) {
            return TableCompiler.slot(slot, after, range);
        }
        int width = by.size();
        for (Aggregate aggregate : aggregates) {
            if (Trees.underlying(slot.value()) == aggregate.call()) {
                ValueType type = aggregate.types().get(slot.part());
                return new ColumnRead(width + slot.part(), type);
            }
            width += aggregate.types().size();
        }
        return slot.part() == 0 ? after.compile(slot.value()) : TableCompiler.slot(slot, after, range);
    }

    private static Expression withoutName(Expression expression) {
        return expression instanceof Operation.Named named && !named.tuple() ? named.value() : expression;
    }

    /** Finds the aggregates in an expression. */
    void collect(Node node, ExpressionCompiler expressions, Scope scope, RowShape row, List<Aggregate> found) {
        if (node instanceof Operation.Call call
                && scope.bindings().find(call) != null
                && scope.bindings().meaning(call).symbol() instanceof Function function
                && function.kind() == Function.Kind.AGGREGATE) {
            found.add(aggregate(call, function, expressions, scope, row));
            return;
        }
        node.forEachChild(child -> collect(child, expressions, scope, row, found));
    }

    private Aggregate aggregate(
            Operation.Call call, Function function, ExpressionCompiler expressions, Scope scope, RowShape row) {
        AggregateFunction implementation = compilation.aggregates().find(function.name());
        if (implementation == null) {
            throw EvaluationException.notImplemented(
                    "The aggregate " + function.name() + "()", call.function().range());
        }
        Meaning meaning = scope.bindings().meaning(call);
        List<Column> parts = meaning.rawType() instanceof Tuple tuple ? tuple.columns() : List.of();
        List<Evaluation> arguments = new ArrayList<>();
        List<Expression> written = new ArrayList<>();
        arguments(call, parts, expressions, row, arguments, written);
        List<ValueType> results = new ArrayList<>();
        for (Column part : parts) {
            results.add(Bindings.type(part.type(), call.range()));
        }
        if (parts.isEmpty()) {
            results.add(scope.bindings().type(call));
        }
        CallSite site = expressions.site(function.name(), arguments, written, results.get(0), 0, call.range());
        return new Aggregate(call, new Summary.Aggregation(implementation.bind(site, results), arguments), results);
    }

    /** The arguments, with the columns that {@code *} stands for; the binder has chosen them. */
    private static void arguments(
            Operation.Call call,
            List<Column> parts,
            ExpressionCompiler expressions,
            RowShape row,
            List<Evaluation> arguments,
            List<Expression> written) {
        int others = 0;
        for (Expression argument : call.arguments()) {
            others += argument instanceof Value.Star ? 0 : 1;
        }
        for (Expression argument : call.arguments()) {
            if (!(argument instanceof Value.Star)) {
                arguments.add(expressions.compile(argument));
                written.add(argument);
                continue;
            }
            int count = parts.size() - others;
            for (int i = 0; i < count; i++) {
                Column part = parts.get(arguments.size());
                arguments.add(expressions.column(source(part, row, argument.range()), argument.range()));
                written.add(argument);
            }
        }
    }

    private static Column source(Column part, RowShape row, SourceRange range) {
        if (row.index(part) != null) {
            return part;
        }
        for (Column column : row.columns()) {
            if (part.name().equals("any_" + column.name()) || part.name().endsWith("_" + column.name())) {
                return column;
            }
        }
        throw EvaluationException.notImplemented("This *", range);
    }
}

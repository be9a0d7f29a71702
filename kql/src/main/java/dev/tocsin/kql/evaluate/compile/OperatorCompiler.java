package dev.tocsin.kql.evaluate.compile;

import dev.tocsin.kql.bind.Layout;
import dev.tocsin.kql.evaluate.expression.Evaluation;
import dev.tocsin.kql.evaluate.operator.Ordering;
import dev.tocsin.kql.evaluate.operator.RowSteps;
import dev.tocsin.kql.evaluate.operator.Sources;
import dev.tocsin.kql.evaluate.operator.Subqueries;
import dev.tocsin.kql.evaluate.run.EvaluationException;
import dev.tocsin.kql.evaluate.table.Field;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.text.SourceRange;
import dev.tocsin.kql.tree.ColumnOperator;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.GroupOperator;
import dev.tocsin.kql.tree.Node;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Operator;
import dev.tocsin.kql.tree.RowOperator;
import dev.tocsin.kql.tree.TableOperator;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes relations of operators; families with more to them have classes of their own. */
final class OperatorCompiler {
    private final Compilation compilation;
    private final GroupCompiler groups;
    private final UnionCompiler unions;
    private final JoinCompiler joins;
    private final SpreadCompiler spreads;
    private final ParseCompiler parses;
    private final SeriesCompiler series;
    private final PluginCompiler plugins;
    private final SearchCompiler searches;

    OperatorCompiler(Compilation compilation) {
        this.compilation = compilation;
        groups = new GroupCompiler(compilation);
        unions = new UnionCompiler(compilation);
        joins = new JoinCompiler(compilation);
        spreads = new SpreadCompiler(compilation);
        parses = new ParseCompiler(compilation);
        series = new SeriesCompiler(compilation, groups);
        plugins = new PluginCompiler(compilation, groups);
        searches = new SearchCompiler(compilation, unions);
    }

    /**
     * What an operator makes of its input.
     *
     * @param input absent for an operator that begins a query
     */
    TableNode operator(Operator operator, @Nullable TableNode input, Scope scope) {
        if (operator instanceof ColumnOperator.Print print) {
            TableNode row = new TableNode(Sources.oneRow(), RowShape.none());
            return projected(print, row, scope);
        }
        if (operator instanceof RowOperator.Range range) {
            return range(range, scope);
        }
        if (operator instanceof TableOperator.Union union) {
            return unions.union(union, input, scope);
        }
        if (operator instanceof RowOperator.Search search) {
            return searches.search(search, input, null, scope);
        }
        if (input == null) {
            throw EvaluationException.notImplemented(
                    "The operator " + operator.keyword() + " without a table", start(operator));
        }
        if (operator instanceof ColumnOperator column) {
            return column(column, input, scope);
        }
        if (operator instanceof RowOperator row) {
            return row(row, input, scope);
        }
        if (operator instanceof GroupOperator.Summarize summarize) {
            return groups.summarize(summarize, input, scope);
        }
        if (operator instanceof GroupOperator.MakeSeries make) {
            return series.series(make, input, scope);
        }
        if (operator instanceof GroupOperator.MvExpand expand) {
            return spreads.expand(expand, input, scope);
        }
        if (operator instanceof GroupOperator.MvApply apply) {
            return spreads.apply(apply, input, scope);
        }
        if (operator instanceof TableOperator table) {
            return table(table, input, scope);
        }
        throw notImplemented(operator);
    }

    /** What search finds in the table of that name. */
    TableNode search(RowOperator.Search search, TableNode input, String name, Scope scope) {
        return searches.search(search, input, name, scope);
    }

    private TableNode table(TableOperator operator, TableNode input, Scope scope) {
        if (operator instanceof TableOperator.Join join) {
            return joins.join(join, input, scope);
        }
        if (operator instanceof TableOperator.Lookup lookup) {
            return joins.lookup(lookup, input, scope);
        }
        if (operator instanceof TableOperator.Partition partition) {
            return spreads.partition(partition, input, scope);
        }
        if (operator instanceof TableOperator.Evaluate evaluate) {
            return plugins.evaluate(evaluate, input, scope);
        }
        if (operator instanceof TableOperator.Invoke invoke && invoke.function() instanceof Operation.Call call) {
            return compilation.tables().called(call, scope, input);
        }
        throw notImplemented(operator);
    }

    static EvaluationException notImplemented(Operator operator) {
        return EvaluationException.notImplemented("The operator " + operator.keyword(), start(operator));
    }

    /** Where the operator's keyword is. */
    static SourceRange start(Operator operator) {
        int from = operator.range().start();
        return new SourceRange(
                from, Math.min(operator.range().end(), from + operator.keyword().length()));
    }

    private TableNode column(ColumnOperator operator, TableNode input, Scope scope) {
        if (operator instanceof ColumnOperator.Project
                || operator instanceof ColumnOperator.Extend
                || operator instanceof ColumnOperator.ProjectRename
                || operator instanceof ColumnOperator.ProjectReorder) {
            return projected(operator, input, scope);
        }
        if (operator instanceof ColumnOperator.Serialize serialize) {
            return serialize.expressions().isEmpty() ? input : projected(operator, input, scope);
        }
        if (operator instanceof ColumnOperator.ProjectAway
                || operator instanceof ColumnOperator.ProjectKeep
                || (operator instanceof ColumnOperator.ProjectByNames names && literals(names.expressions()))) {
            return chosen(operator, input, scope);
        }
        if (operator instanceof ColumnOperator.Distinct) {
            return groups.distinct(layout(operator, scope), input, scope, operator.range());
        }
        if (operator instanceof ColumnOperator.Parse parse) {
            return parses.parse(parse, input, scope);
        }
        if (operator instanceof ColumnOperator.ParseKv parse) {
            return parses.keyValues(parse, input, scope);
        }
        if (operator instanceof ColumnOperator.GetSchema schema && schema.kind() == null) {
            TableType type = (TableType) scope.bindings().meaning(operator).rawType();
            return new TableNode(Sources.schema(fields(input.shape())), RowShape.of(type, start(operator)));
        }
        throw notImplemented(operator);
    }

    private static List<Field> fields(RowShape shape) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < shape.size(); i++) {
            fields.add(new Field(shape.columns().get(i).name(), shape.types().get(i)));
        }
        return fields;
    }

    /** Whether the names are written out, so that the columns are known. */
    private static boolean literals(List<Expression> names) {
        for (Expression name : names) {
            if (!Literals.isLiteral(name) && !(name instanceof Value.Name)) {
                return false;
            }
        }
        return true;
    }

    static Layout layout(Operator operator, Scope scope) {
        Layout layout = scope.bindings().layout(operator);
        if (layout == null) {
            throw notImplemented(operator);
        }
        return layout;
    }

    private TableNode projected(Operator operator, TableNode input, Scope scope) {
        TableNode rows = windows(operator) ? whole(input) : input;
        boolean passing = operator instanceof ColumnOperator.Extend || operator instanceof ColumnOperator.Serialize;
        return TableCompiler.projected(
                layout(operator, scope), passing, rows, compilation.expressions(scope, rows.shape()), start(operator));
    }

    private static TableNode whole(TableNode input) {
        return new TableNode(Subqueries.whole(input.relation(), input.shape().types()), input.shape());
    }

    /** Whether a function in it looks at other rows. */
    private boolean windows(Node node) {
        boolean[] found = new boolean[1];
        node.forEachChild(child -> {
            found[0] |= child instanceof Operation.Call call
                    && call.function() instanceof Value.Name name
                    && compilation.functions().looksAtOtherRows(name.value());
            found[0] |= windows(child);
        });
        return found[0];
    }

    /** Those of the input's columns that the operator leaves. */
    private static TableNode chosen(Operator operator, TableNode input, Scope scope) {
        TableType result = (TableType) scope.bindings().meaning(operator).rawType();
        int[] indexes = new int[result.columns().size()];
        List<ValueType> types = new ArrayList<>();
        for (int i = 0; i < indexes.length; i++) {
            Integer index = input.shape().index(result.columns().get(i));
            if (index == null) {
                throw notImplemented(operator);
            }
            indexes[i] = index;
            types.add(input.shape().types().get(index));
        }
        return new TableNode(RowSteps.columns(input.relation(), indexes), new RowShape(result.columns(), types));
    }

    private TableNode row(RowOperator operator, TableNode input, Scope scope) {
        ExpressionCompiler expressions = compilation.expressions(scope, input.shape());
        if (operator instanceof RowOperator.Where where) {
            if (windows(where)) {
                return new TableNode(
                        RowSteps.filter(whole(input).relation(), List.of(expressions.compile(where.predicate()))),
                        input.shape());
            }
            List<Evaluation> predicates = new ArrayList<>();
            conjunction(where.predicate(), expressions, predicates);
            return new TableNode(RowSteps.filter(input.relation(), predicates), input.shape());
        }
        if (operator instanceof RowOperator.Take take) {
            return new TableNode(RowSteps.take(input.relation(), constant(take.count(), scope)), input.shape());
        }
        if (operator instanceof RowOperator.Sort sort) {
            return new TableNode(
                    Ordering.sort(input.relation(), input.shape().types(), keys(sort.expressions(), expressions)),
                    input.shape());
        }
        if (operator instanceof RowOperator.Top top) {
            return new TableNode(
                    Ordering.top(
                            input.relation(),
                            input.shape().types(),
                            keys(List.of(top.by()), expressions),
                            constant(top.count(), scope)),
                    input.shape());
        }
        if (operator instanceof RowOperator.Count) {
            TableType type = (TableType) scope.bindings().meaning(operator).rawType();
            return new TableNode(RowSteps.count(input.relation()), RowShape.of(type, operator.range()));
        }
        if (operator instanceof RowOperator.As as) {
            TableNode shared = compilation.tables().shared(input, start(as));
            scope.name(as.name().value(), shared);
            return shared;
        }
        if (operator instanceof RowOperator.TopNested nested) {
            return groups.topNested(nested, input, scope);
        }
        if (operator instanceof RowOperator.TopHitters hitters) {
            return groups.topHitters(hitters, input, scope);
        }
        if (operator instanceof RowOperator.Sample sample) {
            return new TableNode(RowSteps.take(input.relation(), constant(sample.count(), scope)), input.shape());
        }
        if (operator instanceof RowOperator.SampleDistinct sample) {
            TableNode distinct = groups.distinct(layout(operator, scope), input, scope, start(operator));
            return new TableNode(RowSteps.take(distinct.relation(), constant(sample.count(), scope)), distinct.shape());
        }
        if (operator instanceof RowOperator.Render) {
            return input;
        }
        throw notImplemented(operator);
    }

    /** The parts of {@code a and b and c}; JSON is no bool before it is converted. */
    private static void conjunction(Expression written, ExpressionCompiler expressions, List<Evaluation> out) {
        Expression expression = Trees.underlying(written);
        if (expression instanceof Operation.Logical logical && logical.conjunction()) {
            for (Expression operand : logical.operands()) {
                conjunction(operand, expressions, out);
            }
            return;
        }
        Evaluation predicate = expressions.compile(expression);
        if (predicate.type() != ValueType.BOOL) {
            throw EvaluationException.undocumented(
                    "JSON decides about a row; convert it with tobool()", expression.range());
        }
        out.add(predicate);
    }

    Evaluation constant(Expression expression, Scope scope) {
        return compilation.expressions(scope, RowShape.none()).compile(expression);
    }

    /** What to order by. Unless the query says otherwise large values come first, and nulls are smaller than any value. */
    static List<Ordering.Key> keys(List<Expression> written, ExpressionCompiler expressions) {
        List<Ordering.Key> keys = new ArrayList<>();
        for (Expression expression : written) {
            Operation.Direction direction = Operation.Direction.UNSAID;
            Operation.Nulls nulls = Operation.Nulls.UNSAID;
            if (expression instanceof Operation.Ordered ordered) {
                direction = ordered.direction();
                nulls = ordered.nulls();
            }
            if (direction == Operation.Direction.GRANNY_ASC || direction == Operation.Direction.GRANNY_DESC) {
                throw EvaluationException.notImplemented("granny-asc and granny-desc", expression.range());
            }
            boolean descending = direction != Operation.Direction.ASC;
            boolean first = nulls == Operation.Nulls.UNSAID ? !descending : nulls == Operation.Nulls.FIRST;
            keys.add(new Ordering.Key(expressions.compile(expression), descending, first));
        }
        return keys;
    }

    private TableNode range(RowOperator.Range range, Scope scope) {
        TableType type = (TableType) scope.bindings().meaning(range).rawType();
        RowShape shape = RowShape.of(type, range.range());
        ValueType of = shape.types().get(0);
        if (!of.longs() && of != ValueType.REAL) {
            throw EvaluationException.notImplemented("A range of " + of.word(), start(range));
        }
        return new TableNode(
                Sources.range(
                        of,
                        constant(range.from(), scope),
                        constant(range.to(), scope),
                        constant(range.step(), scope),
                        range.range()),
                shape);
    }
}

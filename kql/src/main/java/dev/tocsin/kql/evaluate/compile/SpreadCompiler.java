package dev.tocsin.kql.evaluate.compile;

import dev.tocsin.kql.bind.Layout;
import dev.tocsin.kql.evaluate.expression.Evaluation;
import dev.tocsin.kql.evaluate.operator.Expansion;
import dev.tocsin.kql.evaluate.operator.Subqueries;
import dev.tocsin.kql.evaluate.run.EvaluationException;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.text.SourceRange;
import dev.tocsin.kql.tree.Clause;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.GroupOperator;
import dev.tocsin.kql.tree.Operator;
import dev.tocsin.kql.tree.TableOperator;
import dev.tocsin.kql.tree.Tabular;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes relations of {@code mv-expand}, {@code mv-apply} and {@code partition}. */
final class SpreadCompiler {
    private final Compilation compilation;

    SpreadCompiler(Compilation compilation) {
        this.compilation = compilation;
    }

    TableNode expand(GroupOperator.MvExpand expand, TableNode input, Scope scope) {
        // The operator's old name has a limit of its own (Microsoft's page on mv-expand).
        long most = expand.keyword().equals("mvexpand") ? 128 : Integer.MAX_VALUE;
        Expansion.Way way = way(expand, expand.parameters(), expand.limit(), most, input, scope);
        return new TableNode(Expansion.of(input.relation(), way), shape(expand, scope));
    }

    private static RowShape shape(Operator operator, Scope scope) {
        List<Column> columns = new ArrayList<>();
        for (Layout.Slot slot : OperatorCompiler.layout(operator, scope).slots()) {
            columns.add(slot.column());
        }
        return RowShape.of(columns, OperatorCompiler.start(operator));
    }

    private Expansion.Way way(
            Operator operator,
            List<Clause.Parameter> parameters,
            @Nullable Expression limit,
            long most,
            TableNode input,
            Scope scope) {
        SourceRange range = OperatorCompiler.start(operator);
        ExpressionCompiler expressions = compilation.expressions(scope, input.shape());
        List<Expansion.Cell> cells = new ArrayList<>();
        for (Layout.Slot slot : OperatorCompiler.layout(operator, scope).slots()) {
            ValueType type = Bindings.type(slot.column().type(), range);
            if (slot.input() != null) {
                Integer index = input.shape().index(slot.input());
                if (index == null) {
                    throw OperatorCompiler.notImplemented(operator);
                }
                cells.add(new Expansion.Cell(index, null, type));
            } else if (slot.value() != null) {
                cells.add(new Expansion.Cell(-1, array(slot.value(), expressions), type));
            } else {
                cells.add(new Expansion.Cell(-1, null, type));
            }
        }
        String kind = Parameters.word(parameters, "bagexpansion", "kind");
        Evaluation limited = limit == null
                ? null
                : compilation.expressions(scope, RowShape.none()).compile(limit);
        return new Expansion.Way(cells, "array".equals(kind), limited, most, range);
    }

    private static Evaluation array(Expression value, ExpressionCompiler expressions) {
        Evaluation array = expressions.compile(value);
        if (array.type() != ValueType.DYNAMIC) {
            throw EvaluationException.notImplemented("To expand what is not JSON", value.range());
        }
        return array;
    }

    TableNode apply(GroupOperator.MvApply apply, TableNode input, Scope scope) {
        if (apply.id() != null) {
            throw EvaluationException.notImplemented(
                    "id in mv-apply", apply.id().range());
        }
        Expansion.Way way = way(apply, apply.parameters(), apply.limit(), Integer.MAX_VALUE, input, scope);
        int slot = compilation.slot();
        TableNode part = new TableNode(Subqueries.part(slot), shape(apply, scope));
        TableNode inner = compilation.inPart(
                () -> compilation.tables().table(apply.subquery().query(), scope, part));
        Layout layout = scope.bindings().layout(apply.subquery());
        if (layout == null) {
            throw OperatorCompiler.notImplemented(apply);
        }
        List<Subqueries.Cell> cells = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (Layout.Slot one : layout.slots()) {
            Column from = java.util.Objects.requireNonNull(one.input());
            Integer outer = input.shape().index(from);
            Integer index = outer == null ? inner.shape().index(from) : outer;
            if (index == null) {
                throw OperatorCompiler.notImplemented(apply);
            }
            cells.add(new Subqueries.Cell(outer != null, index));
            columns.add(one.column());
        }
        return new TableNode(
                Subqueries.apply(
                        input.relation(), way, inner.relation(), inner.shape().types(), cells, slot),
                RowShape.of(columns, OperatorCompiler.start(apply)));
    }

    TableNode partition(TableOperator.Partition partition, TableNode input, Scope scope) {
        boolean onPart = partition.subquery().query() instanceof Tabular.Pipeline pipeline && pipeline.source() == null;
        if (!onPart || partition.scope() != null) {
            throw EvaluationException.notImplemented(
                    "A partition whose query has a table of its own", OperatorCompiler.start(partition));
        }
        Evaluation key = compilation.expressions(scope, input.shape()).compile(partition.by());
        int slot = compilation.slot();
        TableNode part = new TableNode(Subqueries.part(slot), input.shape());
        TableNode inner = compilation.inPart(
                () -> compilation.tables().table(partition.subquery().query(), scope, part));
        TableType type = (TableType) scope.bindings().meaning(partition).rawType();
        return new TableNode(
                Subqueries.partition(
                        input.relation(),
                        input.shape().types(),
                        key,
                        inner.relation(),
                        inner.shape().types(),
                        slot),
                new RowShape(type.columns(), inner.shape().types()));
    }
}

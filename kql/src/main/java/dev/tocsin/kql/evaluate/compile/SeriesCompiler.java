package dev.tocsin.kql.evaluate.compile;

import dev.tocsin.kql.bind.Layout;
import dev.tocsin.kql.evaluate.expression.ColumnRead;
import dev.tocsin.kql.evaluate.expression.Evaluation;
import dev.tocsin.kql.evaluate.operator.RowSteps;
import dev.tocsin.kql.evaluate.operator.SeriesMaking;
import dev.tocsin.kql.evaluate.operator.Subqueries;
import dev.tocsin.kql.evaluate.operator.Summary;
import dev.tocsin.kql.evaluate.run.EvaluationException;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.text.SourceRange;
import dev.tocsin.kql.tree.Clause;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.GroupOperator;
import java.util.ArrayList;
import java.util.List;

/** Makes relations of {@code make-series}. */
final class SeriesCompiler {
    private final Compilation compilation;
    private final GroupCompiler groups;

    SeriesCompiler(Compilation compilation, GroupCompiler groups) {
        this.compilation = compilation;
        this.groups = groups;
    }

    TableNode series(GroupOperator.MakeSeries make, TableNode input, Scope scope) {
        SourceRange range = OperatorCompiler.start(make);
        ExpressionCompiler before = compilation.expressions(scope, input.shape());
        List<Expression> by = new ArrayList<>();
        List<Evaluation> keys = new ArrayList<>();
        for (Expression expression : make.by()) {
            by.add(Trees.underlying(expression));
            keys.add(before.compile(expression));
        }
        List<GroupCompiler.Aggregate> aggregates = new ArrayList<>();
        for (Clause.Series one : make.aggregates()) {
            groups.collect(one.aggregate(), before, scope, input.shape(), aggregates);
        }
        List<Summary.Aggregation> aggregations = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        List<ValueType> types = new ArrayList<>();
        for (GroupCompiler.Aggregate aggregate : aggregates) {
            aggregations.add(aggregate.aggregation());
            for (ValueType type : aggregate.types()) {
                columns.add(new Column("", type.symbol()));
                types.add(type);
            }
        }
        ExpressionCompiler after = compilation.expressions(scope, new RowShape(columns, types));
        int width = 0;
        for (GroupCompiler.Aggregate aggregate : aggregates) {
            after.computed(
                    aggregate.call(), new ColumnRead(width, aggregate.types().get(0)));
            width += aggregate.types().size();
        }
        List<SeriesMaking.Series> series = new ArrayList<>();
        ExpressionCompiler constants = compilation.expressions(scope, RowShape.none());
        for (Clause.Series one : make.aggregates()) {
            series.add(new SeriesMaking.Series(
                    after.compile(one.aggregate()),
                    one.defaultValue() == null ? null : constants.compile(one.defaultValue())));
        }
        boolean ofItself = make.inRange().isEmpty() && (make.from() == null || make.to() == null);
        boolean nonEmpty = "nonempty".equals(Parameters.word(make.parameters(), "kind"));
        return arranged(
                make,
                SeriesMaking.of(
                        ofItself
                                ? Subqueries.whole(
                                        input.relation(), input.shape().types())
                                : input.relation(),
                        axis(make, before, constants, range),
                        keys,
                        aggregations,
                        series,
                        nonEmpty),
                by,
                scope,
                range);
    }

    private static SeriesMaking.Axis axis(
            GroupOperator.MakeSeries make, ExpressionCompiler before, ExpressionCompiler constants, SourceRange range) {
        Evaluation on = before.compile(make.on());
        if (!SeriesMaking.takes(on.type())) {
            throw EvaluationException.notImplemented(
                    "A series along " + on.type().word(), range);
        }
        if (make.inRange().size() == 3) {
            return new SeriesMaking.Axis(
                    on,
                    constants.compile(make.inRange().get(0)),
                    constants.compile(make.inRange().get(1)),
                    constants.compile(make.inRange().get(2)),
                    true,
                    range);
        }
        if (make.step() == null) {
            throw EvaluationException.notImplemented("A series without step", range);
        }
        return new SeriesMaking.Axis(
                on,
                make.from() == null ? null : constants.compile(make.from()),
                make.to() == null ? null : constants.compile(make.to()),
                constants.compile(make.step()),
                false,
                range);
    }

    /** The columns in the order that the binder gives them: keys, arrays, axis. */
    @SuppressWarnings("ReferenceEquality") // the same place in the query, not an equal one
    private static TableNode arranged(
            GroupOperator.MakeSeries make,
            dev.tocsin.kql.evaluate.operator.Relation made,
            List<Expression> by,
            Scope scope,
            SourceRange range) {
        Layout layout = OperatorCompiler.layout(make, scope);
        int[] indexes = new int[layout.slots().size()];
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < indexes.length; i++) {
            Layout.Slot slot = layout.slots().get(i);
            columns.add(slot.column());
            indexes[i] = -1;
            Expression value = slot.value() == null ? null : Trees.underlying(slot.value());
            for (int k = 0; k < by.size(); k++) {
                if (by.get(k) == value) {
                    indexes[i] = k;
                }
            }
            for (int k = 0; k < make.aggregates().size(); k++) {
                if (Trees.underlying(make.aggregates().get(k).aggregate()) == value && slot.part() == 0) {
                    indexes[i] = by.size() + k;
                }
            }
            if (Trees.underlying(make.on()) == value) {
                indexes[i] = by.size() + make.aggregates().size();
            }
            if (indexes[i] < 0) {
                throw OperatorCompiler.notImplemented(make);
            }
        }
        return new TableNode(RowSteps.columns(made, indexes), RowShape.of(columns, range));
    }
}

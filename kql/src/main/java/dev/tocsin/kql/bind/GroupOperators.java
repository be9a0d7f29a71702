package dev.tocsin.kql.bind;

import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.Conversions;
import dev.tocsin.kql.symbol.DynamicTypes;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.tree.Clause;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.GroupOperator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators that make fewer rows of many, or many of few. */
final class GroupOperators {
    private final Binding binding;
    private final SpreadOperators spreads;
    private final ScanOperators scans;

    GroupOperators(Binding binding) {
        this.binding = binding;
        spreads = new SpreadOperators(binding);
        scans = new ScanOperators(binding);
    }

    Type bind(GroupOperator operator) {
        if (operator instanceof GroupOperator.Summarize summarize) {
            return summarize(summarize);
        }
        if (operator instanceof GroupOperator.MakeSeries series) {
            return series(series);
        }
        if (operator instanceof GroupOperator.Reduce reduce) {
            return reduce(reduce);
        }
        return operator instanceof GroupOperator.Scan scan ? scans.bind(scan) : spreads.bind(operator);
    }

    private Projection grouped(List<Expression> by) {
        Projection projection = new Projection(binding.problems);
        Projector projector = new Projector(binding, projection, Projector.Style.SUMMARIZE);
        binding.expressions.bindAll(by);
        if (binding.checks.scalars(by)) {
            binding.checks.notDynamic(by);
        }
        by.forEach(projector::add);
        return projection;
    }

    /** The columns that rows are grouped by; with their names changed they are the same columns. */
    private List<Column> groupedBy(List<Expression> by) {
        List<Column> columns = new ArrayList<>();
        for (Expression expression : by) {
            Column column = binding.resultNames.column(Trees.underlying(expression));
            if (column != null) {
                columns.add(column);
            }
        }
        return columns;
    }

    private void bindAggregate(Expression aggregate) {
        binding.inPlace(Binding.Place.AGGREGATE, () -> binding.expressions.bind(aggregate));
    }

    private Type summarize(GroupOperator.Summarize summarize) {
        Projection projection = grouped(summarize.by());
        List<Column> before = binding.groupedBy;
        binding.groupedBy = groupedBy(summarize.by());
        binding.groupedBy.forEach(projection::leaveOut);
        Projector projector = new Projector(binding, projection, Projector.Style.SUMMARIZE);
        for (Expression aggregate : summarize.aggregates()) {
            bindAggregate(aggregate);
        }
        summarize.aggregates().forEach(projector::add);
        binding.groupedBy = before;
        return new TableType(
                binding.remember(summarize, projection), binding.rowOrEmpty().open());
    }

    private Type series(GroupOperator.MakeSeries series) {
        Projection projection = grouped(series.by());
        Projector projector = new Projector(binding, projection, Projector.Style.SUMMARIZE);
        for (Clause.Series one : series.aggregates()) {
            bindAggregate(one.aggregate());
            if (one.defaultValue() != null) {
                binding.expressions.bind(one.defaultValue());
                Expression value = Trees.underlying(one.defaultValue());
                if (!binding.type(value).error() && !binding.meaning(value).constant()) {
                    binding.checks.literal(value);
                }
            }
            projector.addAs(one.aggregate(), DynamicTypes.ANY, null);
        }
        Type on = binding.expressions.bind(series.on()).type();
        bounds(series, on);
        projector.addAs(series.on(), DynamicTypes.ANY, null);
        return new TableType(
                binding.remember(series, projection), binding.rowOrEmpty().open());
    }

    private void bounds(GroupOperator.MakeSeries series, Type on) {
        bound(series.from(), on);
        bound(series.to(), on);
        if (series.step() != null) {
            binding.expressions.bind(series.step());
            binding.checks.scalar(series.step());
        }
        binding.expressions.bindAll(series.inRange());
        binding.checks.scalars(series.inRange());
    }

    private void bound(@Nullable Expression bound, Type on) {
        if (bound != null) {
            binding.expressions.bind(bound);
            if (binding.checks.scalar(bound)) {
                binding.checks.type(bound, on, Conversions.Allowed.COMPATIBLE);
            }
        }
    }

    private Type reduce(GroupOperator.Reduce reduce) {
        binding.expressions.bind(reduce.by());
        Projection projection = new Projection(binding.problems);
        boolean source = "source".equals(Operators.word(reduce.parameters(), "kind"));
        if (source) {
            projection.addAll(binding.rowColumns());
        }
        projection.add(new Column("Pattern", Scalar.STRING), false);
        if (!source) {
            projection.add(new Column("Count", Scalar.LONG), false);
            projection.add(new Column("Representative", Scalar.STRING), false);
        }
        return new TableType(projection.columns(), binding.rowOrEmpty().open());
    }
}

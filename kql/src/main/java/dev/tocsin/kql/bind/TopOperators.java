package dev.tocsin.kql.bind;

import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.symbol.UniqueNames;
import dev.tocsin.kql.tree.Clause;
import dev.tocsin.kql.tree.RowOperator;
import java.util.ArrayList;
import java.util.List;

/** Operators that choose the rows that come first. */
final class TopOperators {
    private final Binding binding;

    TopOperators(Binding binding) {
        this.binding = binding;
    }

    Type bind(RowOperator operator) {
        if (operator instanceof RowOperator.Top top) {
            binding.expressions.bind(top.count());
            binding.checks.integer(top.count());
            binding.expressions.bind(top.by());
            if (binding.checks.scalar(top.by())) {
                binding.checks.notDynamic(List.of(top.by()));
            }
            return binding.passThrough();
        }
        if (operator instanceof RowOperator.SampleDistinct sample) {
            binding.expressions.bind(sample.count());
            binding.checks.integer(sample.count());
            binding.expressions.bind(sample.of());
            Projection projection = new Projection(binding.problems);
            new Projector(binding, projection, Projector.Style.PLAIN).add(sample.of());
            return new TableType(
                    binding.remember(sample, projection), binding.rowOrEmpty().open());
        }
        if (operator instanceof RowOperator.TopHitters hitters) {
            return hitters(hitters);
        }
        if (operator instanceof RowOperator.TopNested nested) {
            return nested(nested);
        }
        throw new IllegalArgumentException("Not an operator on rows: " + operator.getClass());
    }

    private Type hitters(RowOperator.TopHitters hitters) {
        binding.expressions.bind(hitters.count());
        binding.checks.integer(hitters.count());
        binding.expressions.bind(hitters.of());
        Projection projection = new Projection(binding.problems);
        new Projector(binding, projection, Projector.Style.PLAIN).add(hitters.of());
        if (hitters.by() == null) {
            projection.add(new Column("approximate_count_" + name(projection), Scalar.LONG), false);
        } else {
            binding.expressions.bind(hitters.by());
            binding.checks.number(hitters.by());
            String by = binding.resultNames.nameOrEmpty(hitters.by());
            projection.add(new Column("approximate_sum_" + by, binding.type(hitters.by())), false);
        }
        return new TableType(projection.columns(), binding.rowOrEmpty().open());
    }

    private static String name(Projection projection) {
        return projection.columns().isEmpty() ? "" : projection.columns().get(0).name();
    }

    private Type nested(RowOperator.TopNested nested) {
        List<Column> columns = new ArrayList<>();
        UniqueNames names = new UniqueNames();
        for (Clause.Nested level : nested.levels()) {
            if (level.count() != null) {
                binding.expressions.bind(level.count());
                binding.checks.integer(level.count());
            }
            Meaning of = binding.expressions.bind(level.of());
            if (level.others() != null) {
                binding.expressions.bind(level.others());
            }
            Meaning by = binding.inPlace(Binding.Place.AGGREGATE, () -> binding.expressions.bind(level.by()));
            String name = binding.resultNames.nameOrEmpty(level.of());
            name = names.unique(name.isEmpty() ? "Column" + binding.columnNumber++ : name);
            columns.add(new Column(name, of.type()));
            String declared = ResultNames.declared(level.by());
            columns.add(new Column(names.unique(declared == null ? "aggregated_" + name : declared), by.type()));
        }
        return new TableType(columns, binding.rowOrEmpty().open());
    }
}

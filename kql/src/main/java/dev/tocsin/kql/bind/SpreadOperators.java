package dev.tocsin.kql.bind;

import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.Dynamic;
import dev.tocsin.kql.symbol.DynamicTypes;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.tree.Clause;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.GroupOperator;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Operator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Operators that make a row of each item of an array. */
final class SpreadOperators {
    private final Binding binding;

    SpreadOperators(Binding binding) {
        this.binding = binding;
    }

    Type bind(GroupOperator operator) {
        if (operator instanceof GroupOperator.MvExpand expand) {
            return expand(expand);
        }
        return apply((GroupOperator.MvApply) operator);
    }

    private Type expand(GroupOperator.MvExpand expand) {
        String kind = Operators.word(expand.parameters(), "bagexpansion", "kind");
        TableType row = spread(expand, expand.columns(), expand.parameters(), "array".equals(kind));
        limit(expand.limit());
        return row;
    }

    private void limit(@Nullable Expression limit) {
        if (limit != null) {
            binding.expressions.bind(limit);
            binding.checks.integer(limit);
        }
    }

    /** The rows of the items: the input's columns with those that are spread. */
    private TableType spread(
            Operator operator, List<Clause.Spread> spreads, List<Clause.Parameter> parameters, boolean arrays) {
        Projection projection = new Projection(binding.problems);
        projection.addAll(binding.rowColumns());
        Projector projector = new Projector(binding, projection, Projector.Style.REPLACE);
        for (Clause.Spread spread : spreads) {
            if (spread.value() == null) {
                continue;
            }
            Expression value = Trees.underlying(spread.value());
            binding.expressions.bind(spread.value());
            binding.checks.dynamic(value);
            projector.addAs(spread.value(), itemType(spread, binding.type(value), arrays), null);
        }
        String index = Operators.word(parameters, "with_itemindex");
        if (index != null) {
            projection.from(null, 0);
            Expression written = Operators.parameter(parameters, "with_itemindex");
            projection.declare(
                    new Column(index, Scalar.LONG),
                    written == null ? spreads.get(0).range() : written.range(),
                    true);
        }
        return binding.likeInput(binding.remember(operator, projection));
    }

    private Type itemType(Clause.Spread spread, Type value, boolean arrays) {
        if (spread.type() != null
                && binding.expressions.bind(spread.type()).symbol() instanceof Type type
                && type.scalar()) {
            return type;
        }
        if (value instanceof Dynamic.ArrayOf array) {
            return Dynamic.of(array.element());
        }
        if (value instanceof Dynamic.Bag) {
            return arrays ? DynamicTypes.ARRAY : DynamicTypes.BAG;
        }
        return DynamicTypes.ANY;
    }

    private Type apply(GroupOperator.MvApply apply) {
        TableType row = spread(apply, apply.columns(), apply.parameters(), false);
        limit(apply.limit());
        if (apply.id() != null) {
            binding.expressions.bind(apply.id());
        }
        Type inner = binding.withRow(
                row,
                () -> binding.expressions.bind(apply.subquery().query(), true).rawType());
        Projection projection = new Projection(binding.problems);
        Set<Column> spread = spreadColumns(apply.columns());
        for (Column column : binding.rowColumns()) {
            if (!spread.contains(column)) {
                projection.addNew(List.of(column), false);
            }
        }
        if (inner instanceof TableType table) {
            projection.addReplacing(binding.columns(table));
        }
        return new TableType(
                binding.remember(apply.subquery(), projection),
                binding.rowOrEmpty().open());
    }

    private Set<Column> spreadColumns(List<Clause.Spread> spreads) {
        Set<Column> columns = new HashSet<>();
        for (Clause.Spread spread : spreads) {
            Expression value = spread.value();
            if (value != null
                    && !(value instanceof Operation.Named)
                    && binding.meaning(Trees.underlying(value)).symbol() instanceof Column column) {
                columns.add(column);
            }
        }
        return columns;
    }
}

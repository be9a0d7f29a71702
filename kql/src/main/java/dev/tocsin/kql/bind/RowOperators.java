package dev.tocsin.kql.bind;

import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.Conversions;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.Special;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.symbol.Variable;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.RowOperator;
import java.util.ArrayList;
import java.util.List;

/** Operators that choose or order rows, and those that only pass rows on. */
final class RowOperators {
    private final Binding binding;
    private final TopOperators tops;
    private final SearchOperators searches;

    RowOperators(Binding binding) {
        this.binding = binding;
        tops = new TopOperators(binding);
        searches = new SearchOperators(binding);
    }

    Type bind(RowOperator operator, Type input) {
        if (operator instanceof RowOperator.Where where) {
            binding.expressions.bind(where.predicate());
            binding.checks.exactly(where.predicate(), Scalar.BOOL);
            return binding.passThrough();
        }
        if (operator instanceof RowOperator.Take take) {
            binding.expressions.bind(take.count());
            binding.checks.integer(take.count());
            return binding.passThrough();
        }
        if (operator instanceof RowOperator.Sample sample) {
            binding.expressions.bind(sample.count());
            binding.checks.integer(sample.count());
            return binding.passThrough();
        }
        if (operator instanceof RowOperator.Sort sort) {
            binding.expressions.bindAll(sort.expressions());
            if (binding.checks.scalars(sort.expressions())) {
                binding.checks.notDynamic(sort.expressions());
            }
            return binding.passThrough();
        }
        if (operator instanceof RowOperator.Count count) {
            String name = count.name() == null ? "Count" : count.name().value();
            return new TableType(List.of(new Column(name, Scalar.LONG)), false);
        }
        if (operator instanceof RowOperator.Range range) {
            return range(range);
        }
        if (operator instanceof RowOperator.As as) {
            String name = as.name().value();
            Type type = binding.passThrough();
            binding.local.declare(name, new Variable(name, type));
            return type;
        }
        if (operator instanceof RowOperator.Consume) {
            return Special.VOID;
        }
        if (operator instanceof RowOperator.Search || operator instanceof RowOperator.Find) {
            return searches.bind(operator);
        }
        if (operator instanceof RowOperator.Filled filled) {
            binding.tellsNewColumns = false;
            binding.expressions.bindAll(filled.rest());
            return new TableType(binding.rowColumns(), true);
        }
        if (operator instanceof RowOperator.Render || operator instanceof RowOperator.ExecuteAndCache) {
            return input instanceof TableType ? binding.passThrough() : input;
        }
        return operator instanceof RowOperator.Bad ? Special.ERROR : tops.bind(operator);
    }

    private Type range(RowOperator.Range range) {
        for (Expression expression : List.of(range.from(), range.to(), range.step())) {
            binding.withRow(null, () -> binding.expressions.bind(expression));
            binding.checks.scalar(expression);
        }
        Type from = binding.type(range.from());
        Type to = binding.type(range.to());
        Type step = binding.type(range.step());
        Type type = Conversions.common(from, to, Conversions.Allowed.PROMOTION);
        if (type == null) {
            type = from;
        }
        List<Type> all = new ArrayList<>(List.of(type, step));
        Type wider = type == Scalar.INT || Kinds.numeric(type) ? Conversions.widest(all) : type;
        return new TableType(List.of(new Column(range.column().value(), wider == null ? type : wider)), false);
    }
}

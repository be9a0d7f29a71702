package dev.tocsin.kql.bind;

import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.Conversions;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.tree.Clause;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.TableOperator;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Operators that put the rows of two tables side by side. */
final class JoinOperators {
    private final Binding binding;
    private final JoinConditions conditions;

    JoinOperators(Binding binding) {
        this.binding = binding;
        conditions = new JoinConditions(binding);
    }

    Type bind(TableOperator operator) {
        if (operator instanceof TableOperator.Join join) {
            TableType right = right(join.right());
            conditions(join.on(), join.where(), right);
            return join(join.parameters(), right);
        }
        TableOperator.Lookup lookup = (TableOperator.Lookup) operator;
        TableType right = right(lookup.right());
        conditions(lookup.on(), null, right);
        return lookup(lookup, right);
    }

    private TableType right(Expression right) {
        return binding.withRow(null, () -> binding.expressions.table(right));
    }

    private void conditions(List<Expression> on, @Nullable Expression where, TableType right) {
        TableType before = binding.right;
        binding.right = right;
        for (Expression condition : on) {
            binding.expressions.bind(condition);
            conditions.check(condition, right);
        }
        if (where != null) {
            binding.expressions.bind(where);
        }
        binding.right = before;
    }

    private Type join(List<Clause.Parameter> parameters, TableType right) {
        String kind = Operators.word(parameters, "kind");
        TableType left = binding.rowOrEmpty();
        return switch (kind == null ? "" : kind) {
            case "anti", "leftanti", "leftsemi", "leftantisemi" -> binding.passThrough();
            case "rightanti", "rightsemi", "rightantisemi" -> new TableType(binding.columns(right), right.open());
            default -> {
                List<Column> all = new ArrayList<>(binding.columns(left));
                all.addAll(binding.columns(right));
                yield new TableType(ColumnMerge.distinct(all), left.open() || right.open());
            }
        };
    }

    /** The right table's keys have the left one's values, and are left out. */
    private Type lookup(TableOperator.Lookup lookup, TableType right) {
        Set<Column> keys = new HashSet<>();
        for (Expression condition : lookup.on()) {
            keys(condition, right, keys);
        }
        List<Column> all = new ArrayList<>(binding.rowColumns());
        for (Column column : binding.columns(right)) {
            if (!keys.contains(column)) {
                all.add(column);
            }
        }
        return new TableType(ColumnMerge.distinct(all), binding.rowOrEmpty().open() || right.open());
    }

    private void keys(Expression condition, TableType right, Set<Column> keys) {
        if (condition instanceof Operation.Parenthesized parenthesized) {
            keys(parenthesized.inner(), right, keys);
        } else if (condition instanceof Operation.Logical logical) {
            logical.operands().forEach(operand -> keys(operand, right, keys));
        } else if (condition instanceof Operation.Comparison comparison) {
            for (Expression side : List.of(comparison.left(), comparison.right())) {
                Column column = binding.resultNames.column(side);
                if (column != null && JoinConditions.side(side).equals("$right")) {
                    keys.add(column);
                }
            }
        } else if (condition instanceof Value.Name name) {
            Column column = binding.column(right, name.value());
            if (column != null) {
                keys.add(column);
            }
        }
    }

    /** Whether values of the two types can be keys of the same rows. */
    static boolean matching(Type left, Type right) {
        return Conversions.assignable(left, right, Conversions.Allowed.NONE)
                || Conversions.assignable(
                        Conversions.intToLong(left), Conversions.intToLong(right), Conversions.Allowed.NONE);
    }
}

package dev.tocsin.kql.bind;

import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.EntityType;
import dev.tocsin.kql.symbol.GroupType;
import dev.tocsin.kql.symbol.LocalScope;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.Symbol;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.symbol.Variable;
import dev.tocsin.kql.tree.Clause;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.TableOperator;
import dev.tocsin.kql.tree.Tabular;
import java.util.ArrayList;
import java.util.List;

/** Operators that bring tables together or take them apart. */
final class TableOperators {
    private final Binding binding;
    private final JoinOperators joins;
    private final UnionOperators unions;

    TableOperators(Binding binding) {
        this.binding = binding;
        joins = new JoinOperators(binding);
        unions = new UnionOperators(binding);
    }

    Type bind(TableOperator operator, Type input) {
        if (operator instanceof TableOperator.Join || operator instanceof TableOperator.Lookup) {
            return joins.bind(operator);
        }
        if (operator instanceof TableOperator.Union union) {
            return unions.union(union, input);
        }
        if (operator instanceof TableOperator.Evaluate evaluate) {
            return evaluate(evaluate);
        }
        if (operator instanceof TableOperator.Invoke invoke) {
            return invoke(invoke);
        }
        if (operator instanceof TableOperator.Fork fork) {
            List<Symbol> results = new ArrayList<>();
            for (Clause.Subquery branch : fork.branches()) {
                results.add(binding.expressions.bind(branch.query(), true).rawType());
            }
            return new GroupType(results);
        }
        if (operator instanceof TableOperator.Facet facet) {
            return facet(facet);
        }
        if (operator instanceof TableOperator.Partition partition) {
            return partition(partition);
        }
        if (operator instanceof TableOperator.PartitionBy partition) {
            binding.expressions.bind(partition.by());
            binding.checks.column(partition.by());
            if (partition.id() != null) {
                binding.expressions.bind(partition.id());
            }
            return partitioned(partition.by(), partition.subquery());
        }
        if (operator instanceof TableOperator.MacroExpand macro) {
            return macro(macro);
        }
        TableOperator.InlineExternalTable table = (TableOperator.InlineExternalTable) operator;
        binding.expressions.bindAll(table.addresses());
        return table.schema() == null
                ? new TableType(List.of(), true)
                : new TableType(Declarations.columns(table.schema()), false);
    }

    private Type evaluate(TableOperator.Evaluate evaluate) {
        Type result = Scalar.UNKNOWN;
        if (evaluate.plugin() instanceof Operation.Call call) {
            Meaning meaning = binding.inPlace(Binding.Place.PLUGIN, () -> binding.functionCalls.call(call, true, true));
            binding.remember(call, meaning);
            result = meaning.rawType();
        } else {
            binding.inPlace(Binding.Place.PLUGIN, () -> binding.expressions.bind(evaluate.plugin(), true));
        }
        TableType known = binding.known.get(evaluate);
        if (known != null) {
            return ofInput(known, result);
        }
        if (evaluate.schema() != null) {
            List<Column> columns = new ArrayList<>();
            if (evaluate.schema().open()) {
                columns.addAll(result instanceof TableType table ? table.columns() : binding.rowColumns());
            }
            columns.addAll(Declarations.columns(evaluate.schema()));
            return new TableType(ColumnMerge.distinct(columns), false);
        }
        return result.tabular() ? result : new TableType(List.of(), true);
    }

    /** The known columns; those that the plug-in passes on are the input's. */
    private static TableType ofInput(TableType known, Type passed) {
        List<Column> columns = new ArrayList<>();
        for (Column column : known.columns()) {
            Column own = passed instanceof TableType table ? table.column(column.name()) : null;
            columns.add(own == null ? column : own);
        }
        return new TableType(columns, false);
    }

    /** The function's first argument is what is left of the bar. */
    private Type invoke(TableOperator.Invoke invoke) {
        TableType input = binding.rowOrEmpty();
        Meaning meaning = binding.withRow(null, () -> {
            binding.implicit = input;
            return binding.expressions.bind(invoke.function(), true);
        });
        binding.implicit = null;
        return meaning.rawType();
    }

    private Type facet(TableOperator.Facet facet) {
        List<Symbol> results = new ArrayList<>();
        for (Expression expression : facet.columns()) {
            Meaning meaning = binding.expressions.bind(expression);
            binding.checks.column(expression);
            if (meaning.symbol() instanceof Column column) {
                results.add(new TableType(List.of(column, new Column("count_" + column.name(), Scalar.LONG)), false));
            }
        }
        if (facet.with() != null) {
            results.add(binding.expressions.bind(facet.with(), true).rawType());
        }
        return new GroupType(results);
    }

    private Type partition(TableOperator.Partition partition) {
        binding.expressions.bind(partition.by());
        binding.checks.column(partition.by());
        if (partition.scope() != null) {
            binding.expressions.bind(partition.scope());
        }
        return partitioned(partition.by(), partition.subquery());
    }

    /** The column that rows are parted by has one value in each part, so that it can be named everywhere in it. */
    private Type partitioned(Expression by, Clause.Subquery subquery) {
        LocalScope scope = binding.local.inner();
        if (binding.meaning(by).symbol() instanceof Column column) {
            scope.declare(column.name(), new Variable(column.name(), column.type(), true, null, null));
        }
        boolean whole = subquery.query() instanceof Tabular.Pipeline pipeline && pipeline.source() != null;
        TableType row = whole ? null : binding.row;
        Type result = binding.withLocal(
                scope,
                () -> binding.withRow(
                        row,
                        () -> binding.expressions.bind(subquery.query(), true).rawType()));
        return result;
    }

    private Type macro(TableOperator.MacroExpand macro) {
        binding.expressions.bind(macro.entities());
        LocalScope scope = binding.local.inner();
        if (macro.scope() != null) {
            String name = macro.scope().value();
            scope.declare(name, new EntityType(EntityType.Kind.DATABASE, "*"));
        }
        Type result = binding.withLocal(scope, () -> {
            Type last = binding.withRow(null, () -> binding.statements.query(macro.statements()));
            return last == null ? new TableType(List.of(), true) : last;
        });
        return result.tabular() ? result : new TableType(List.of(), true);
    }
}

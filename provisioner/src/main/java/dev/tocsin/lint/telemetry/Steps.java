package dev.tocsin.lint.telemetry;

import dev.tocsin.kql.bind.Meaning;
import dev.tocsin.kql.lint.QueryView;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.tree.Clause;
import dev.tocsin.kql.tree.ColumnOperator;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.GroupOperator;
import dev.tocsin.kql.tree.Node;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Operator;
import dev.tocsin.kql.tree.RowOperator;
import dev.tocsin.kql.tree.TableOperator;
import dev.tocsin.kql.tree.Tabular;
import dev.tocsin.kql.tree.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What operators do to rows of a contract's table. */
final class Steps {
    private static final Set<String> LEFT_JOINS =
            Set.of("innerunique", "inner", "leftouter", "leftsemi", "leftanti", "leftantisemi", "anti");

    private final Flow flow;
    private final Scope scope;
    private final CellReader cells;

    Steps(Flow flow, Scope scope) {
        this.flow = flow;
        this.scope = scope;
        this.cells = new CellReader(scope, flow.signals());
    }

    /**
     * The rows behind an operator.
     *
     * @param piped whether rows come in from before; else a {@code union} stands by itself
     */
    @Nullable
    Rows behind(Operator operator, @Nullable Rows rows, boolean piped) {
        if (operator instanceof TableOperator.Union union) {
            return union(union, rows, piped);
        }
        if (operator instanceof TableOperator.Join join) {
            flow.table(join.right(), scope);
            return LEFT_JOINS.contains(kind(join.parameters(), "innerunique")) ? rows : null;
        }
        if (operator instanceof TableOperator.Lookup lookup) {
            flow.table(lookup.right(), scope);
            return rows;
        }
        if (operator instanceof TableOperator.Fork fork) {
            fork.branches().forEach(branch -> inside(branch, rows));
            return null;
        }
        if (operator instanceof TableOperator.Partition partition) {
            inside(partition.subquery(), rows);
            return null;
        }
        flow.tablesIn(operator, scope);
        return rows == null ? null : ofRows(operator, rows);
    }

    private @Nullable Rows ofRows(Operator operator, Rows rows) {
        if (operator instanceof RowOperator.Where where) {
            Rows chosen = rows.named(cells.chosen(where.predicate(), rows, false));
            flow.observed().in(where.predicate(), chosen, cells, scope);
            return cells.asksForCount(where.predicate(), rows) ? null : chosen;
        }
        flow.observed().in(operator, rows, cells, scope);
        if (operator instanceof RowOperator.As as) {
            scope.declare(as.name().value(), rows);
            return rows;
        }
        if (operator instanceof RowOperator.Take
                || operator instanceof RowOperator.Top
                || operator instanceof RowOperator.Sort
                || operator instanceof RowOperator.Sample
                || operator instanceof RowOperator.Render
                || operator instanceof RowOperator.Consume) {
            return rows;
        }
        if (operator instanceof ColumnOperator column) {
            return columns(column, rows);
        }
        if (operator instanceof GroupOperator.Summarize summarize) {
            return summarize(summarize, rows);
        }
        if (operator instanceof GroupOperator.MakeSeries series) {
            series.aggregates().forEach(one -> aggregations(rows, true).in(one.aggregate()));
            return null;
        }
        return null;
    }

    private @Nullable Rows columns(ColumnOperator operator, Rows rows) {
        if (operator instanceof ColumnOperator.Extend extend) {
            return extended(extend.expressions(), rows);
        }
        if (operator instanceof ColumnOperator.Serialize serialize) {
            return extended(serialize.expressions(), rows);
        }
        if (operator instanceof ColumnOperator.Project project) {
            return rows.with(given(project.expressions(), rows));
        }
        if (operator instanceof ColumnOperator.Distinct distinct) {
            boolean all = distinct.expressions().stream().anyMatch(one -> one instanceof Value.Star);
            return all ? rows : rows.with(given(distinct.expressions(), rows));
        }
        if (operator instanceof ColumnOperator.ProjectRename rename) {
            Map<String, Cell> renamed = new HashMap<>(rows.cells());
            for (Expression one : rename.expressions()) {
                if (one instanceof Operation.Named named && named.value() instanceof Value.Name old) {
                    renamed.remove(old.value());
                }
            }
            renamed.putAll(given(rename.expressions(), rows));
            return rows.with(renamed);
        }
        if (operator instanceof ColumnOperator.ProjectAway away) {
            return without(away.expressions(), rows, true);
        }
        if (operator instanceof ColumnOperator.ProjectKeep keep) {
            return without(keep.expressions(), rows, false);
        }
        if (operator instanceof ColumnOperator.ProjectReorder) {
            return rows;
        }
        if (operator instanceof ColumnOperator.Parse parse) {
            Rows left = rows;
            for (Node part : parse.pattern()) {
                String name = part instanceof Value.Name plain
                        ? plain.value()
                        : part instanceof Clause.Column typed ? typed.name().value() : "";
                left = left.with(name, null);
            }
            return left;
        }
        return null;
    }

    /** A join may bring another column of the same name, so that one which is gone must not be remembered. */
    private static Rows without(List<Expression> expressions, Rows rows, boolean listed) {
        Map<String, Cell> left = new HashMap<>(rows.cells());
        left.keySet().removeIf(column -> listed == expressions.stream().anyMatch(one -> Columns.names(one, column)));
        return rows.with(left);
    }

    private Rows extended(List<Expression> expressions, Rows rows) {
        Rows extended = rows;
        for (Expression one : expressions) {
            if (one instanceof Operation.Named named) {
                Cell cell = named.names().size() == 1 ? cells.cell(named.value(), rows) : null;
                for (Value.Name name : named.names()) {
                    extended = extended.with(name.value(), cell);
                }
            }
        }
        return extended;
    }

    private Map<String, Cell> given(List<Expression> expressions, Rows rows) {
        Map<String, Cell> given = new HashMap<>();
        for (Expression one : expressions) {
            String name = one instanceof Value.Name plain
                    ? plain.value()
                    : one instanceof Operation.Named named && named.names().size() == 1
                            ? named.names().get(0).value()
                            : "";
            Cell cell = cells.cell(one instanceof Operation.Named named ? named.value() : one, rows);
            if (!name.isEmpty() && cell != null) {
                given.put(name, cell);
            }
        }
        return given;
    }

    private Rows summarize(GroupOperator.Summarize summarize, Rows rows) {
        boolean timed = summarize.by().stream().anyMatch(this::isTime);
        Map<String, Cell> kept = given(summarize.by(), rows);
        for (Expression aggregate : summarize.aggregates()) {
            aggregations(rows, timed).in(aggregate);
            if (aggregate instanceof Operation.Call call
                    && QueryView.called(call).startsWith("arg_m")
                    && call.arguments().stream().anyMatch(one -> one instanceof Value.Star)) {
                rows.cells().forEach(kept::putIfAbsent);
            }
        }
        return rows.with(kept);
    }

    private boolean isTime(Expression by) {
        Expression value = by instanceof Operation.Named named ? named.value() : by;
        Meaning meaning = flow.bound().meaning(value);
        return meaning == null
                || meaning.type() == Scalar.DATETIME
                || meaning.type() == Scalar.UNKNOWN
                || QueryView.called(value).startsWith("bin");
    }

    private Aggregations aggregations(Rows rows, boolean timed) {
        return new Aggregations(cells, rows, timed, flow.observed()::add);
    }

    private @Nullable Rows union(TableOperator.Union union, @Nullable Rows rows, boolean piped) {
        boolean known = !piped || rows != null;
        Rows all = piped ? rows : null;
        for (Expression table : union.tables()) {
            Rows one = flow.table(table, scope);
            all = one == null ? null : all == null ? one : Rows.either(all, one);
            known &= one != null && all != null;
        }
        return known ? all : null;
    }

    private void inside(Clause.Subquery branch, @Nullable Rows rows) {
        if (branch.query() instanceof Tabular.Pipeline pipeline) {
            flow.pipeline(pipeline, rows, scope);
        }
    }

    private static String kind(List<Clause.Parameter> parameters, String unsaid) {
        for (Clause.Parameter parameter : parameters) {
            if (parameter.name().equals("kind") && parameter.values().size() == 1) {
                return parameter.values().get(0) instanceof Value.Literal literal
                        ? literal.text()
                        : parameter.values().get(0) instanceof Value.Name name ? name.value() : "";
            }
        }
        return unsaid;
    }
}

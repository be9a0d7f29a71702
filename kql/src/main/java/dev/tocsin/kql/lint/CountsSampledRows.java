package dev.tocsin.kql.lint;

import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.text.KqlDiagnostic.Level;
import dev.tocsin.kql.text.SourceRange;
import dev.tocsin.kql.tree.ColumnOperator;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.GroupOperator;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Operator;
import dev.tocsin.kql.tree.RowOperator;
import dev.tocsin.kql.tree.Tabular;
import java.util.Map;
import java.util.Objects;

/** Application Insights may keep one row of several and says in {@code itemCount} for how many it stands (Microsoft Learn, sampling in Application Insights). */
final class CountsSampledRows implements QueryRule {
    @Override
    public String code() {
        return "TOC2307";
    }

    @Override
    public Level level() {
        return Level.WARNING;
    }

    @Override
    public String title() {
        return "counts rows that may be sampled";
    }

    private static final String CLASSIC = "itemCount";
    private static final String WORKSPACE = "ItemCount";
    /** Tables that sampling thins out, with the column that says how much. */
    private static final Map<String, String> SAMPLED = Map.ofEntries(
            Map.entry("requests", CLASSIC),
            Map.entry("dependencies", CLASSIC),
            Map.entry("exceptions", CLASSIC),
            Map.entry("traces", CLASSIC),
            Map.entry("pageViews", CLASSIC),
            Map.entry("customEvents", CLASSIC),
            Map.entry("AppRequests", WORKSPACE),
            Map.entry("AppDependencies", WORKSPACE),
            Map.entry("AppExceptions", WORKSPACE),
            Map.entry("AppTraces", WORKSPACE),
            Map.entry("AppPageViews", WORKSPACE),
            Map.entry("AppEvents", WORKSPACE));

    @Override
    public void check(QueryView query, Findings findings) {
        for (Tabular.Pipeline pipeline : query.fromTables()) {
            TableType table = Objects.requireNonNull(query.table(pipeline.source()));
            String column = SAMPLED.get(table.name());
            if (column != null) {
                check(pipeline, column, findings);
            }
        }
    }

    private void check(Tabular.Pipeline pipeline, String column, Findings findings) {
        for (Operator operator : pipeline.operators()) {
            if (operator instanceof RowOperator.Count count) {
                tell(count.range(), "| summarize sum(" + column + ")", findings);
            } else if (operator instanceof GroupOperator.Summarize summarize) {
                for (Expression aggregate : summarize.aggregates()) {
                    aggregate(aggregate, column, findings);
                }
            }
            if (!keepsRows(operator)) {
                return;
            }
        }
    }

    private void aggregate(Expression expression, String column, Findings findings) {
        String function = QueryView.called(expression);
        if (function.equals("count")) {
            tell(expression.range(), "sum(" + column + ")", findings);
        } else if (function.equals("countif")) {
            tell(expression.range(), "sumif(" + column + ", …)", findings);
        } else if (expression instanceof Operation operation) {
            operation.forEachChild(child -> {
                if (child instanceof Expression inner) {
                    aggregate(inner, column, findings);
                }
            });
        }
    }

    private void tell(SourceRange range, String instead, Findings findings) {
        findings.add(this, range, "A row may stand for several, because of sampling; write " + instead);
    }

    /** Whether each row behind the operator is still one of the table's. */
    private static boolean keepsRows(Operator operator) {
        return operator instanceof RowOperator.Where
                || operator instanceof RowOperator.Sort
                || operator instanceof ColumnOperator.Extend
                || operator instanceof ColumnOperator.Project
                || operator instanceof ColumnOperator.ProjectAway
                || operator instanceof ColumnOperator.ProjectKeep
                || operator instanceof ColumnOperator.ProjectRename
                || operator instanceof ColumnOperator.ProjectReorder
                || operator instanceof ColumnOperator.Parse
                || operator instanceof ColumnOperator.Serialize;
    }
}

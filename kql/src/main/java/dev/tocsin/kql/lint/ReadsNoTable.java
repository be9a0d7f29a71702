package dev.tocsin.kql.lint;

import dev.tocsin.kql.text.KqlDiagnostic.Level;
import dev.tocsin.kql.tree.ColumnOperator;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Statement;
import dev.tocsin.kql.tree.Tabular;

/** Everything that the query shows is written in it: a text, a list or a parameter says the same without a query. */
final class ReadsNoTable implements QueryRule {
    @Override
    public String code() {
        return "TOC2310";
    }

    @Override
    public Level level() {
        return Level.INFO;
    }

    @Override
    public String title() {
        return "reads no table";
    }

    @Override
    public void check(QueryView query, Findings findings) {
        if (query.purpose() == Purpose.UNKNOWN) {
            return;
        }
        for (Statement statement : query.bound().parsed().tree().statements()) {
            if (!(statement instanceof Statement.Expressed only)
                    || query.bound().parsed().tree().statements().size() > 1) {
                return;
            }
            Expression expression = QueryView.bare(only.expression());
            if (isDatatable(expression)) {
                findings.add(this, expression, "The query is only a datatable: its rows never change");
            } else if (isPrint(expression)) {
                findings.add(this, expression, "The query only prints: it reads no data");
            }
        }
    }

    private static boolean isDatatable(Expression expression) {
        return expression instanceof Tabular.DataTable
                || expression instanceof Tabular.Pipeline pipeline
                        && pipeline.source() instanceof Tabular.DataTable
                        && pipeline.operators().isEmpty();
    }

    private static boolean isPrint(Expression expression) {
        return expression instanceof Tabular.Pipeline pipeline
                && pipeline.source() == null
                && pipeline.operators().size() == 1
                && pipeline.operators().get(0) instanceof ColumnOperator.Print;
    }
}

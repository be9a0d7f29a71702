package dev.tocsin.kql.lint;

import dev.tocsin.kql.text.KqlDiagnostic.Level;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.RowOperator;
import dev.tocsin.kql.tree.Value;

/** A workbook shows 10,000 rows of a query at most (Azure Workbooks, documented limits). */
final class TakesMoreThanIsShown implements QueryRule {
    @Override
    public String code() {
        return "TOC2311";
    }

    @Override
    public Level level() {
        return Level.WARNING;
    }

    @Override
    public String title() {
        return "takes more rows than are shown";
    }

    private static final long MOST = 10_000;

    @Override
    public void check(QueryView query, Findings findings) {
        if (query.purpose() != Purpose.WORKBOOK) {
            return;
        }
        for (RowOperator.Take take : query.all(RowOperator.Take.class)) {
            check(take.count(), findings);
        }
        for (RowOperator.Top top : query.all(RowOperator.Top.class)) {
            check(top.count(), findings);
        }
    }

    private void check(Expression count, Findings findings) {
        if (count instanceof Value.Literal literal
                && literal.kind() == Value.Kind.LONG
                && number(literal.text()) > MOST) {
            findings.add(this, count, "A workbook shows at most 10000 rows; take fewer, or summarize");
        }
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}

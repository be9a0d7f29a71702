package dev.tocsin.kql.lint;

import dev.tocsin.kql.text.KqlDiagnostic.Level;
import dev.tocsin.kql.tree.Operator;
import dev.tocsin.kql.tree.RowOperator;
import dev.tocsin.kql.tree.Tabular;

/** {@code take} gives whatever rows come first, others each time: what is computed from them is chance. */
final class TakesAnyRows implements QueryRule {
    @Override
    public String code() {
        return "TOC2312";
    }

    @Override
    public Level level() {
        return Level.WARNING;
    }

    @Override
    public String title() {
        return "an alert on any rows";
    }

    @Override
    public void check(QueryView query, Findings findings) {
        if (query.purpose() != Purpose.ALERT) {
            return;
        }
        for (Tabular.Pipeline pipeline : query.all(Tabular.Pipeline.class)) {
            boolean sorted = false;
            for (Operator operator : pipeline.operators()) {
                sorted |= operator instanceof RowOperator.Sort;
                if (operator instanceof RowOperator.Take && !sorted
                        || operator instanceof RowOperator.Sample
                        || operator instanceof RowOperator.SampleDistinct) {
                    findings.add(
                            this,
                            operator,
                            "The alert depends on which rows come first; sort before, or use top, or leave it out");
                }
            }
        }
    }
}

package dev.tocsin.kql.lint;

import dev.tocsin.kql.text.KqlDiagnostic.Level;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.RowOperator;
import dev.tocsin.kql.tree.TableOperator;
import dev.tocsin.kql.tree.Tabular;
import dev.tocsin.kql.tree.Value;
import java.util.List;

/** {@code search}, {@code find} and {@code union *} read every table that there is. */
final class SearchesEveryTable implements QueryRule {
    @Override
    public String code() {
        return "TOC2303";
    }

    @Override
    public Level level() {
        return Level.WARNING;
    }

    @Override
    public String title() {
        return "reads every table";
    }

    private static final String ADVICE = "; name the tables that are meant";

    @Override
    public void check(QueryView query, Findings findings) {
        for (Tabular.Pipeline pipeline : query.all(Tabular.Pipeline.class)) {
            boolean begins = pipeline.source() == null && !pipeline.operators().isEmpty();
            if (begins && pipeline.operators().get(0) instanceof RowOperator.Search search && all(search.tables())) {
                findings.add(this, search, "search without \"in (tables)\" reads every table" + ADVICE);
            } else if (begins && pipeline.operators().get(0) instanceof RowOperator.Find find && all(find.tables())) {
                findings.add(this, find, "find without \"in (tables)\" reads every table" + ADVICE);
            }
        }
        for (TableOperator.Union union : query.all(TableOperator.Union.class)) {
            for (Expression table : union.tables()) {
                if (isAll(table)) {
                    findings.add(this, table, "union * reads every table" + ADVICE);
                }
            }
        }
    }

    private static boolean all(List<Expression> tables) {
        return tables.isEmpty() || tables.stream().anyMatch(SearchesEveryTable::isAll);
    }

    private static boolean isAll(Expression table) {
        return table instanceof Value.Star
                || table instanceof Value.Wildcard wildcard
                        && wildcard.pattern().equals("*");
    }
}

package dev.tocsin.kql.lint;

import dev.tocsin.kql.text.KqlDiagnostic.Level;
import dev.tocsin.kql.text.SourceRange;
import dev.tocsin.kql.tree.Clause;
import dev.tocsin.kql.tree.TableOperator;

/** The default, {@code innerunique}, keeps one row of the left side for each key, which SQL's inner join does not (Kusto documentation, join). */
final class JoinWithoutKind implements QueryRule {
    @Override
    public String code() {
        return "TOC2314";
    }

    @Override
    public Level level() {
        return Level.INFO;
    }

    @Override
    public String title() {
        return "a join that says no kind";
    }

    @Override
    public void check(QueryView query, Findings findings) {
        for (TableOperator.Join join : query.all(TableOperator.Join.class)) {
            boolean named = false;
            for (Clause.Parameter parameter : join.parameters()) {
                named |= parameter.name().equals("kind");
            }
            if (!named) {
                findings.add(
                        this,
                        new SourceRange(
                                join.range().start(),
                                join.range().start() + join.keyword().length()),
                        "Without a kind only one row of the left side for each key is joined (innerunique);"
                                + " write kind=inner, or kind=innerunique if that is meant");
            }
        }
    }
}

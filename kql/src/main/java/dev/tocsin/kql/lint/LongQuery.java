package dev.tocsin.kql.lint;

import dev.tocsin.kql.text.KqlDiagnostic.Level;
import dev.tocsin.kql.text.SourceRange;

/** Long queries are hard to review, and each workbook item that repeats them must be changed alone. */
final class LongQuery implements QueryRule {
    @Override
    public String code() {
        return "TOC2309";
    }

    @Override
    public Level level() {
        return Level.INFO;
    }

    @Override
    public String title() {
        return "a long query";
    }

    private static final int LONG = 3_000;

    @Override
    public void check(QueryView query, Findings findings) {
        int length = query.text().length();
        if (length > LONG) {
            findings.add(
                    this,
                    new SourceRange(0, 0),
                    "The query has " + length + " characters; a function of the workspace could hold what is repeated");
        }
    }
}

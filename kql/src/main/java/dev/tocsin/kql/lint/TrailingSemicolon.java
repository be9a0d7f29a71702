package dev.tocsin.kql.lint;

import dev.tocsin.kql.syntax.TokenKind;
import dev.tocsin.kql.syntax.Tokens;
import dev.tocsin.kql.text.KqlDiagnostic.Level;
import dev.tocsin.kql.text.SourceRange;
import java.util.List;

/** The service puts its own operators behind a rule's query; behind a semicolon they begin another statement. */
final class TrailingSemicolon implements QueryRule {
    @Override
    public String code() {
        return "TOC2305";
    }

    @Override
    public Level level() {
        return Level.WARNING;
    }

    @Override
    public String title() {
        return "a semicolon at the end";
    }

    @Override
    public void check(QueryView query, Findings findings) {
        Tokens tokens = query.bound().parsed().tokens();
        int last = tokens.count() - 2;
        if (query.purpose() == Purpose.WORKBOOK || last < 0 || tokens.kind(last) != TokenKind.SEMICOLON) {
            return;
        }
        SourceRange place = new SourceRange(tokens.start(last), tokens.end(last));
        findings.add(
                this,
                level(),
                place,
                "The semicolon ends the query: what Azure adds behind it belongs to another one; remove it",
                List.of(new TextEdit(place.start(), place.end() - place.start(), "")));
    }
}

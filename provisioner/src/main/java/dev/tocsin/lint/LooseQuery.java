package dev.tocsin.lint;

import dev.tocsin.diagnostic.Diagnostic;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.diagnostic.Location;
import dev.tocsin.json.TextPosition;
import dev.tocsin.kql.bind.BoundQuery;
import dev.tocsin.kql.lint.Purpose;
import dev.tocsin.kql.lint.QueryFinding;
import dev.tocsin.kql.lint.QueryLint;
import dev.tocsin.kql.text.KqlDiagnostic;
import dev.tocsin.kql.text.TextLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A query in a file of its own that belongs to no project, so that nobody knows what runs it. */
public final class LooseQuery {
    private final String file;
    private final BoundQuery bound;
    private final String text;
    private final TextLines lines;

    /** @param file as the findings are to name it */
    public LooseQuery(String file, String text) {
        this.file = file;
        this.text = text;
        bound = new Binders(List.of(), List.of()).bind(text, QueryScope.UNKNOWN, true);
        lines = new TextLines(text);
    }

    /** What is found and not ignored in its comments, and what is wrong with these. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (KqlDiagnostic one : bound.diagnostics()) {
            findings.add(finding(new QueryFinding(one, List.of())));
        }
        for (QueryFinding one : QueryLint.lint(bound, Purpose.UNKNOWN, true)) {
            findings.add(finding(one));
        }
        Ignores ignores = new Ignores(bound, file, this::place);
        findings.removeIf(ignores::covers);
        findings.addAll(ignores.remarks());
        return findings;
    }

    private Finding finding(QueryFinding said) {
        KqlDiagnostic one = said.diagnostic();
        List<FileEdit> fixes = said.fixes().stream()
                .map(edit -> new FileEdit(file, edit.start(), edit.length(), edit.replacement()))
                .toList();
        String message = QueryChecks.decapitalized(one.message());
        Level level = bound.isTaken(one) ? Level.WARNING : QueryChecks.level(one.level());
        return new Finding(
                new Diagnostic(one.code(), level, message, place(one.start()), List.of()),
                file,
                "#" + text.substring(one.start(), one.start() + one.length()),
                fixes,
                Optional.of(new Finding.QueryLine(file, lines.line(one.start()))));
    }

    private Location place(int offset) {
        return Location.of(file, TextPosition.in(text, offset), "");
    }
}

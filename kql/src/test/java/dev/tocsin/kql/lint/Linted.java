package dev.tocsin.kql.lint;

import dev.tocsin.kql.bind.BoundQuery;
import dev.tocsin.kql.bind.KqlBinder;
import dev.tocsin.kql.parse.KqlOptions;
import dev.tocsin.kql.parse.KqlParser;
import dev.tocsin.kql.schema.Schema;
import dev.tocsin.kql.text.KqlDiagnostic;
import java.util.ArrayList;
import java.util.List;

/** What one rule says about queries of tests. */
final class Linted {
    private static final KqlBinder BINDER = new KqlBinder(Schema.anyScope());

    private final String code;
    private final Purpose purpose;
    private final boolean timed;

    private Linted(String code, Purpose purpose, boolean timed) {
        this.code = code;
        this.purpose = purpose;
        this.timed = timed;
    }

    static Linted alert(String code) {
        return new Linted(code, Purpose.ALERT, true);
    }

    static Linted workbook(String code) {
        return new Linted(code, Purpose.WORKBOOK, false);
    }

    static Linted timedWorkbook(String code) {
        return new Linted(code, Purpose.WORKBOOK, true);
    }

    /** The texts that the rule points at. */
    List<String> places(String query) {
        List<String> places = new ArrayList<>();
        for (QueryFinding finding : findings(query)) {
            KqlDiagnostic one = finding.diagnostic();
            places.add(query.substring(one.start(), one.start() + one.length()));
        }
        return places;
    }

    /** The one message. */
    String message(String query) {
        List<QueryFinding> findings = findings(query);
        if (findings.size() != 1) {
            throw new AssertionError("not one finding: " + findings);
        }
        return findings.get(0).diagnostic().message();
    }

    /** The query with the fixes made. */
    String fixed(String query) {
        StringBuilder text = new StringBuilder(query);
        List<QueryFinding> findings = new ArrayList<>(findings(query));
        for (int i = findings.size() - 1; i >= 0; i--) {
            List<TextEdit> fixes = findings.get(i).fixes();
            for (int j = fixes.size() - 1; j >= 0; j--) {
                TextEdit fix = fixes.get(j);
                text.replace(fix.start(), fix.start() + fix.length(), fix.replacement());
            }
        }
        return text.toString();
    }

    private List<QueryFinding> findings(String query) {
        BoundQuery bound =
                BINDER.bind(new KqlParser(KqlOptions.LOGS.withWorkbook(purpose == Purpose.WORKBOOK)).parse(query));
        if (bound.failed()) {
            throw new AssertionError("the test's query is wrong: " + bound.diagnostics());
        }
        List<QueryFinding> own = new ArrayList<>();
        for (QueryFinding finding : QueryLint.lint(bound, purpose, timed)) {
            if (finding.diagnostic().code().equals(code)) {
                own.add(finding);
            }
        }
        return own;
    }
}

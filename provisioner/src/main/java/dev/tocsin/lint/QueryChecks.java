package dev.tocsin.lint;

import dev.tocsin.diagnostic.Diagnostic;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.kql.lint.Purpose;
import dev.tocsin.kql.lint.QueryFinding;
import dev.tocsin.kql.lint.QueryLint;
import dev.tocsin.kql.lint.TextEdit;
import dev.tocsin.kql.text.KqlDiagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the parser, the binder and the rules on queries say, at the places in the user's files. */
final class QueryChecks {
    /**
     * What Microsoft's binder says of types that do not fit. The service converts more than that, so that such queries run in
     * workbooks of its own gallery: {@code coalesce(Parameters.ms, 0)}. An alert rule is not to depend on it.
     */
    private static final Set<String> TYPES =
            Set.of("KS106", "KS107", "KS110", "KS127", "KS141", "KS171", "KS206", "KS232", "KS233", "KS234", "KS235");

    private final List<Finding> found = new ArrayList<>();

    List<Finding> check(List<LintedQuery> queries) {
        for (LintedQuery query : queries) {
            for (KqlDiagnostic one : query.bound().diagnostics()) {
                add(query, new QueryFinding(one, List.of()));
            }
            for (QueryFinding one : QueryLint.lint(query.bound(), query.purpose(), query.timed())) {
                add(query, one);
            }
        }
        return found;
    }

    private void add(LintedQuery query, QueryFinding said) {
        KqlDiagnostic one = said.diagnostic();
        Level level = tolerated(query, one) ? Level.WARNING : level(one.level());
        Diagnostic diagnostic = query.places().diagnose(level, one.code(), one.start(), decapitalized(one.message()));
        List<FileEdit> fixes = new ArrayList<>();
        for (TextEdit edit : said.fixes()) {
            Optional<FileEdit> inFile = query.places().edit(edit);
            inFile.ifPresent(fixes::add);
        }
        String excerpt = query.text().substring(one.start(), one.start() + one.length());
        Finding finding = new Finding(
                diagnostic,
                query.resource().key(),
                query.pointer() + "#" + excerpt,
                fixes.size() == said.fixes().size() ? fixes : List.of(),
                Optional.of(new Finding.QueryLine(query.key(), query.line(one.start()))));
        found.add(finding);
    }

    /**
     * Whether it may run all the same: what the documentation shows to run; and Resource Graph has functions and forms of its
     * own, so that only its grammar is certain.
     */
    private static boolean tolerated(LintedQuery query, KqlDiagnostic one) {
        boolean binders = one.level() == KqlDiagnostic.Level.ERROR && one.code().matches("KS[12].*");
        return query.bound().isTaken(one)
                || binders
                        && (query.scope() == QueryScope.RESOURCE_GRAPH
                                || query.purpose() == Purpose.WORKBOOK && TYPES.contains(one.code()));
    }

    /** Diagnostics of the project go on behind the word for their level. */
    static String decapitalized(String message) {
        boolean word = message.length() > 1
                && Character.isUpperCase(message.charAt(0))
                && (Character.isLowerCase(message.charAt(1)) || message.charAt(1) == ' ');
        return word ? Character.toLowerCase(message.charAt(0)) + message.substring(1) : message;
    }

    static Level level(KqlDiagnostic.Level level) {
        return switch (level) {
            case ERROR, REFUSAL -> Level.ERROR;
            case WARNING -> Level.WARNING;
            case INFO -> Level.NOTE;
        };
    }
}

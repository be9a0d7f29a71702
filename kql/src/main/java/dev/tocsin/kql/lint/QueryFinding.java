package dev.tocsin.kql.lint;

import dev.tocsin.kql.text.KqlDiagnostic;
import java.util.List;

/**
 * Something that a rule found.
 *
 * @param diagnostic what and where
 * @param fixes how to mend it without changing what the query does, in the order of the text; none where a person must
 *     decide
 */
public record QueryFinding(KqlDiagnostic diagnostic, List<TextEdit> fixes) {
    /** Copies the edits. */
    public QueryFinding {
        fixes = List.copyOf(fixes);
    }
}

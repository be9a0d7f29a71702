package dev.tocsin.kql.parse;

import dev.tocsin.kql.syntax.Tokens;
import dev.tocsin.kql.text.KqlDiagnostic;
import dev.tocsin.kql.text.KqlDiagnostic.Level;
import dev.tocsin.kql.tree.Query;
import java.util.List;

/**
 * What the parser made of a query.
 *
 * @param tree complete even if the query is wrong; empty if it was refused
 * @param diagnostics by place
 */
public record ParsedQuery(Tokens tokens, Query tree, List<KqlDiagnostic> diagnostics) {
    public ParsedQuery {
        diagnostics = List.copyOf(diagnostics);
    }

    /** Whether the query is wrong or was refused. */
    public boolean failed() {
        return has(Level.ERROR) || has(Level.REFUSAL);
    }

    public boolean has(Level level) {
        return diagnostics.stream().anyMatch(diagnostic -> diagnostic.level() == level);
    }
}

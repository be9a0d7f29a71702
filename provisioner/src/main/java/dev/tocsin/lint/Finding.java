package dev.tocsin.lint;

import dev.tocsin.diagnostic.Diagnostic;
import dev.tocsin.diagnostic.Level;
import java.util.List;
import java.util.Optional;

/**
 * Something that a rule found.
 *
 * @param diagnostic what and where
 * @param key {@code kind/name} of the definition; empty for what belongs to none
 * @param pointer in the rendered definition, or another text that stays when lines move: with rule and key it is what a
 *     baseline knows the finding by
 * @param fixes how to mend it; none where a person must decide
 * @param query the query it is about, whose comments may ignore it; empty for none
 */
public record Finding(
        Diagnostic diagnostic, String key, String pointer, List<FileEdit> fixes, Optional<QueryLine> query) {
    /** Copies the edits. */
    public Finding {
        fixes = List.copyOf(fixes);
    }

    /** One that is about no place in a query. */
    public Finding(Diagnostic diagnostic, String key, String pointer, List<FileEdit> fixes) {
        this(diagnostic, key, pointer, fixes, Optional.empty());
    }

    /**
     * A line of a query.
     *
     * @param query {@link LintedQuery#key()}
     * @param line from one
     */
    public record QueryLine(String query, int line) {}

    /** The rule's code, or the code of what the query binder says. */
    public String code() {
        return diagnostic.code();
    }

    /** The same with another level. */
    Finding withLevel(Level level) {
        Diagnostic other = new Diagnostic(
                diagnostic.code(), level, diagnostic.message(), diagnostic.location(), diagnostic.related());
        return new Finding(other, key, pointer, fixes, query);
    }
}

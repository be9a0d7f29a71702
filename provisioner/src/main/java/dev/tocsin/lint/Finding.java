package dev.tocsin.lint;

import dev.tocsin.diagnostic.Diagnostic;
import dev.tocsin.diagnostic.Level;
import java.util.List;

/**
 * Something that a rule found.
 *
 * @param diagnostic what and where
 * @param key {@code kind/name} of the definition; empty for what belongs to none
 * @param pointer in the rendered definition, or another text that stays when lines move: with rule and key it is what a
 *     baseline knows the finding by
 * @param fixes how to mend it; none where a person must decide
 */
public record Finding(Diagnostic diagnostic, String key, String pointer, List<FileEdit> fixes) {
    /** Copies the edits. */
    public Finding {
        fixes = List.copyOf(fixes);
    }

    /** The rule's code, or the code of what the query binder says. */
    public String code() {
        return diagnostic.code();
    }

    /** The same with another level. */
    Finding withLevel(Level level) {
        Diagnostic other = new Diagnostic(
                diagnostic.code(), level, diagnostic.message(), diagnostic.location(), diagnostic.related());
        return new Finding(other, key, pointer, fixes);
    }
}

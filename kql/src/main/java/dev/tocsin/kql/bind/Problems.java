package dev.tocsin.kql.bind;

import dev.tocsin.kql.text.KqlDiagnostic;
import dev.tocsin.kql.text.KqlDiagnostic.Level;
import dev.tocsin.kql.text.SourceRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong. */
final class Problems {
    private final LinkedHashSet<KqlDiagnostic> all = new LinkedHashSet<>();
    private final Set<KqlDiagnostic> taken = new HashSet<>();
    private @Nullable String instead;
    private int muted;

    /** In a function's body that is bound once more, for a call, everything has been said already. */
    void mute() {
        muted++;
    }

    void unmute() {
        muted--;
    }

    /**
     * Does what may report what Microsoft's binder does, though its documentation shows that the service takes it.
     *
     * @param message of what is reported: what the service makes of it
     */
    void documented(String message, Runnable check) {
        instead = message;
        check.run();
        instead = null;
    }

    /** Those of which the documentation shows that the service takes them. */
    Set<KqlDiagnostic> taken() {
        return Set.copyOf(taken);
    }

    /** Whether anything is an error. */
    boolean failed() {
        return all.stream().anyMatch(one -> one.level() == Level.ERROR);
    }

    int count() {
        return all.size();
    }

    void error(String code, String message, SourceRange range) {
        add(Level.ERROR, code, message, range);
    }

    void warning(String code, String message, SourceRange range) {
        add(Level.WARNING, code, message, range);
    }

    /** A name may hold line ends; a message is one line. */
    private void add(Level level, String code, String message, SourceRange range) {
        if (muted == 0) {
            String line =
                    (instead == null ? message : instead).replace('\n', ' ').replace('\r', ' ');
            KqlDiagnostic one = new KqlDiagnostic(level, code, line, range.start(), range.length());
            all.add(one);
            if (instead != null) {
                taken.add(one);
            }
        }
    }

    List<KqlDiagnostic> all() {
        return new ArrayList<>(all);
    }
}

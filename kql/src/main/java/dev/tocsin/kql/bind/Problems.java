package dev.tocsin.kql.bind;

import dev.tocsin.kql.text.KqlDiagnostic;
import dev.tocsin.kql.text.KqlDiagnostic.Level;
import dev.tocsin.kql.text.SourceRange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Collects what is wrong. */
final class Problems {
    private final LinkedHashSet<KqlDiagnostic> all = new LinkedHashSet<>();
    private int muted;

    /** In a function's body that is bound once more, for a call, everything has been said already. */
    void mute() {
        muted++;
    }

    void unmute() {
        muted--;
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
            String line = message.replace('\n', ' ').replace('\r', ' ');
            all.add(new KqlDiagnostic(level, code, line, range.start(), range.length()));
        }
    }

    List<KqlDiagnostic> all() {
        return new ArrayList<>(all);
    }
}

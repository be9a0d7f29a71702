package dev.tocsin.alerttest;

import dev.tocsin.alerting.evaluate.AlertState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A state that a test expects. */
enum Wanted {
    /** An alert is open: people see it as fired. */
    FIRED("fired"),
    /** No alert is open, and this evaluation sends nothing. */
    SILENT("silent"),
    /** This evaluation resolves the alert. */
    RESOLVED("resolved"),
    EXACTLY_NO_ALERT(AlertState.NO_ALERT.azureName()),
    EXACTLY_FIRED(AlertState.FIRED.azureName()),
    EXACTLY_FIRING(AlertState.FIRING.azureName()),
    EXACTLY_RESOLVING(AlertState.RESOLVING.azureName()),
    EXACTLY_RESOLVED(AlertState.RESOLVED.azureName());

    private final String word;

    Wanted(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static Optional<Wanted> of(String word) {
        for (Wanted one : values()) {
            if (one.word.equals(word)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    static List<String> words() {
        List<String> words = new ArrayList<>();
        for (Wanted one : values()) {
            words.add(one.word);
        }
        return words;
    }

    boolean is(AlertState state) {
        return switch (this) {
            case FIRED -> state.open();
            case SILENT -> state == AlertState.NO_ALERT;
            case RESOLVED -> state == AlertState.RESOLVED;
            default -> word.equals(state.azureName());
        };
    }

    /** Whether all series have to be in it, or one is enough. */
    boolean ofAll() {
        return this == SILENT || this == EXACTLY_NO_ALERT;
    }
}

package dev.tocsin.lint.telemetry;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.LintedProject;
import dev.tocsin.lint.telemetry.Usage.NameTest;
import dev.tocsin.lint.telemetry.Usage.ValueTest;
import dev.tocsin.telemetry.Event;
import dev.tocsin.telemetry.Metric;
import dev.tocsin.telemetry.Presence;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A signal that the contract asks for, and that the application does not emit so far. */
final class NotEmittedYet extends ContractRule {
    NotEmittedYet(Usages usages) {
        super("TOC2407", Level.NOTE, "a signal that is not emitted yet", usages);
    }

    @Override
    void check(Usage usage, Signals signals, LintedProject project, Teller teller) {
        Set<String> told = new HashSet<>();
        for (NameTest test : usage.tests()) {
            for (Metric metric : signals.contract().metricsIn(test.table())) {
                if (metric.presence() == Presence.REQUESTED
                        && metric.name().equalsIgnoreCase(test.text())
                        && told.add(metric.name())) {
                    teller.tell(test.at(), message("\"" + metric.name() + "\""));
                }
            }
        }
        for (ValueTest test : usage.values()) {
            List<Event> events = signals.contract().eventsIn(test.rows().table());
            boolean requested = false;
            boolean emitted = false;
            for (Event event : events) {
                emitted |= event.presence() == Presence.EMITTED && mayHave(event, test, true);
                requested |= event.presence() == Presence.REQUESTED && mayHave(event, test, false);
            }
            if (requested && !emitted) {
                teller.tell(test.at(), message("an event with " + test.key() + " \"" + test.text() + "\""));
            }
        }
    }

    private static String message(String what) {
        return "the application does not emit " + what
                + " yet, so nothing is found until it does; the contract says what to add";
    }

    /** @param unsaid whether a field whose values are not known counts */
    private static boolean mayHave(Event event, ValueTest test, boolean unsaid) {
        return event.field(test.key())
                .map(field -> field.values().isEmpty() ? unsaid : field.values().contains(test.text()))
                .orElse(false);
    }
}

package dev.tocsin.lint.telemetry;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import dev.tocsin.lint.telemetry.Usage.NameTest;
import dev.tocsin.lint.telemetry.Usage.ValueTest;
import dev.tocsin.telemetry.Event;
import dev.tocsin.telemetry.Metric;
import dev.tocsin.telemetry.Presence;
import java.util.List;

/** A signal that no alert rule, workbook or saved search asks for. */
final class Unwatched extends CodedRule {
    private final Usages usages;

    Unwatched(Usages usages) {
        super("TOC2408", Level.NOTE, "a signal that nothing watches");
        this.usages = usages;
    }

    @Override
    public void check(LintedProject project, Findings findings) {
        List<Usage> all = usages.of(project);
        if (all.isEmpty()
                || project.queries().stream().anyMatch(query -> query.bound().failed())) {
            // A query that cannot be read may be the one.
            return;
        }
        for (Metric metric : project.contract().metrics()) {
            if (metric.presence() == Presence.EMITTED && metric.reliable() && !isWatched(metric.name(), all)) {
                findings.add(this, metric.place(), message("the metric \"" + metric.name() + "\""));
            }
        }
        for (Event event : project.contract().events()) {
            if (event.presence() == Presence.EMITTED
                    && !isWatched(event.name(), all)
                    && all.stream().noneMatch(usage -> looksFor(usage, event))) {
                findings.add(this, event.place(), message("the event \"" + event.name() + "\""));
            }
        }
    }

    private static String message(String what) {
        return what
                + " is emitted, and no alert rule, workbook or saved search asks for it; watch it, or stop paying for"
                + " it";
    }

    private static boolean isWatched(String name, List<Usage> all) {
        for (Usage usage : all) {
            for (NameTest test : usage.tests()) {
                if (Comparisons.test(test.relation(), name, List.of(test.text()), test.anyCase()) != Truth.FALSE) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean looksFor(Usage usage, Event event) {
        for (ValueTest test : usage.values()) {
            boolean lands = event.landings().stream()
                    .anyMatch(one -> one.table().equals(test.rows().table()));
            boolean has = event.field(test.key())
                    .map(field -> field.values().contains(test.text()))
                    .orElse(false);
            if (lands && has) {
                return true;
            }
        }
        return false;
    }
}

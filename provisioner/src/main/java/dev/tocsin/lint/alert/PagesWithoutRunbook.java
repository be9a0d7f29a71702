package dev.tocsin.lint.alert;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;

/** Alerts of the two worst severities that lead whoever is woken nowhere. */
final class PagesWithoutRunbook extends CodedRule {
    private static final int ERROR = 1;

    PagesWithoutRunbook() {
        super("TOC2022", Level.NOTE, "a severe alert without a runbook");
    }

    @Override
    public void check(LintedProject project, Findings findings) {
        for (Alarm alarm : Alarm.of(project)) {
            int severity = alarm.severity().orElse(Integer.MAX_VALUE);
            if (severity <= ERROR
                    && alarm.enabled()
                    && !alarm.groups().isEmpty()
                    && !RunbookLinks.leadsSomewhere(alarm)) {
                findings.add(
                        this,
                        alarm.rule(),
                        "/properties/severity",
                        "an alert of severity " + severity
                                + " wakes people and does not say what to do; name a runbook in its custom properties or its"
                                + " description");
            }
        }
    }
}

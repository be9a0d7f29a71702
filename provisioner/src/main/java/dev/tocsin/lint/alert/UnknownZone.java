package dev.tocsin.lint.alert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;

/**
 * Schedules by a zone that Azure does not know: it takes the names of Windows, as its own examples have them (alertsmanagement
 * 2021-08-08).
 */
final class UnknownZone extends CodedRule {
    UnknownZone() {
        super("TOC2110", Level.WARNING, "a schedule in a time zone that Azure does not know");
    }

    @Override
    public void check(LintedProject project, Findings findings) {
        for (Processing processing : Processing.of(project)) {
            JsonNode zone = processing.rule().body().at("/properties/schedule/timeZone");
            if (zone.isTextual()) {
                processing
                        .zones()
                        .misnomer(zone.textValue())
                        .ifPresent(why -> findings.add(this, processing.rule(), "/properties/schedule/timeZone", why));
            }
        }
    }
}

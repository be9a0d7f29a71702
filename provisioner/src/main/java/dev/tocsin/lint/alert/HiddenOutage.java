package dev.tocsin.lint.alert;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import java.util.List;

/**
 * Suppression of alerts that fire once. "The fired alerts won't invoke any of their action groups, not even at the end of the
 * maintenance window" (Microsoft Learn, alerts-processing-rules), and a stateful alert does not fire again until it is resolved.
 */
final class HiddenOutage extends CodedRule {
    HiddenOutage() {
        super("TOC2103", Level.WARNING, "a suppression that hides an outage for good");
    }

    @Override
    public void check(LintedProject project, Findings findings) {
        List<Alarm> alarms = Alarm.of(project);
        for (Processing processing : Processing.of(project)) {
            List<String> hidden = alarms.stream()
                    .filter(alarm -> alarm.enabled() && alarm.stateful() && processing.isAbout(alarm))
                    .map(alarm -> "\"" + alarm.rule().name() + "\"")
                    .toList();
            if (!processing.enabled() || !processing.suppresses() || hidden.isEmpty()) {
                continue;
            }
            String who = hidden.get(0) + (hidden.size() > 1 ? " and " + (hidden.size() - 1) + " more" : "");
            findings.add(
                    this,
                    processing.rule(),
                    "/properties/actions",
                    processing.always()
                            ? "nobody is ever told of " + who
                                    + ", because this suppression has no schedule; give it one, or turn off the rules"
                            : "nobody is told of an outage that begins in this window and goes on, of " + who
                                    + ": the alert does not fire again; look at the open alerts when the window ends");
        }
    }
}

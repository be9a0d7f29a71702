package dev.tocsin.lint.alert;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import dev.tocsin.load.Definition;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Suppression of alerts that fire once. "The fired alerts won't invoke any of their action groups, not even at the end of the
 * maintenance window" (Microsoft Learn, alerts-processing-rules), and a stateful alert does not fire again until it is resolved.
 */
final class HiddenOutage extends CodedRule {
    private static final int MOST_NAMED = 3;

    HiddenOutage() {
        super("TOC2103", Level.WARNING, "a suppression that hides an outage for good");
    }

    @Override
    public void check(LintedProject project, Findings findings) {
        List<Alarm> alarms = Alarm.of(project);
        Set<Definition> told = new HashSet<>();
        for (Processing processing : Processing.of(project)) {
            Definition definition = processing.rule().origin().definition();
            if (!processing.enabled() || !processing.suppresses() || processing.always() || told.contains(definition)) {
                continue;
            }
            List<String> hidden = alarms.stream()
                    .filter(alarm -> alarm.enabled() && alarm.stateful() && processing.isAbout(alarm))
                    .map(alarm -> "\"" + alarm.rule().name() + "\"")
                    .toList();
            if (!hidden.isEmpty()) {
                told.add(definition);
                findings.add(
                        this,
                        processing.rule(),
                        "/properties/actions",
                        "nobody is told of an outage that begins while \""
                                + processing.rule().name()
                                + "\" mutes and goes on after it, of " + named(hidden)
                                + ": a stateful alert does not fire again; make the rule stateless (\"autoMitigate\": false), mute for"
                                + " less time, or have somebody look at the open alerts when the window ends");
            }
        }
    }

    private static String named(List<String> names) {
        return names.size() <= MOST_NAMED
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, MOST_NAMED)) + " and " + (names.size() - MOST_NAMED) + " more";
    }
}

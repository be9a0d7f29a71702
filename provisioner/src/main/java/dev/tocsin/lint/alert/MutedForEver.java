package dev.tocsin.lint.alert;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import dev.tocsin.load.Definition;

/** Suppressions without a schedule, or with one that leaves no hour of the week and never ends. */
final class MutedForEver extends CodedRule {
    MutedForEver() {
        super("TOC2109", Level.WARNING, "a suppression that never ends");
    }

    @Override
    public void check(LintedProject project, Findings findings) {
        for (Processing processing : Processing.of(project)) {
            if (processing.enabled() && processing.suppresses() && processing.always()) {
                boolean window = processing.rule().origin().definition() instanceof Definition.Window;
                boolean scheduled = processing.rule().body().at("/properties").has("schedule");
                findings.add(
                        this,
                        processing.rule(),
                        scheduled ? "/properties/schedule" : "/properties/actions",
                        "\"" + processing.rule().name() + "\" mutes day and night, and for ever"
                                + (scheduled ? "" : ", because it has no schedule") + "; give it "
                                + (window ? "\"expires\"" : "\"effectiveUntil\"")
                                + " or hours, or disable the alert rules instead");
            }
        }
    }
}

package dev.tocsin.lint.alert;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;

/** More failing periods asked for than are looked at. */
final class MoreFailuresThanPeriods extends CodedRule {
    MoreFailuresThanPeriods() {
        super("TOC2005", Level.ERROR, "more failing periods are asked for than periods");
    }

    @Override
    public void check(LintedProject project, Findings findings) {
        for (Condition condition : Condition.of(project)) {
            int failing = condition
                    .json()
                    .at("/failingPeriods/minFailingPeriodsToAlert")
                    .asInt(1);
            // TOC2030 tells of no period at all.
            if (failing > condition.periods() && condition.periods() > 0) {
                findings.add(
                        this,
                        condition.rule(),
                        condition.pointer() + "/failingPeriods/minFailingPeriodsToAlert",
                        "the rule waits for " + failing + " failing periods and looks at " + condition.periods()
                                + ", so it never fires; ask for at most " + condition.periods());
            }
        }
    }
}

package dev.tocsin.lint.alert;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import dev.tocsin.lint.Rule;

/** More failing periods asked for than are looked at. */
final class MoreFailuresThanPeriods implements Rule {
    @Override
    public String code() {
        return "TOC2005";
    }

    @Override
    public Level level() {
        return Level.ERROR;
    }

    @Override
    public String title() {
        return "more failing periods are asked for than periods";
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

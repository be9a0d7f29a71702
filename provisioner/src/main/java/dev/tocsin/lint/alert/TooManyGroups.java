package dev.tocsin.lint.alert;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;

/** "You can add up to five action groups to a single alert rule" (Microsoft Learn, action-groups). TOC0224 looks at log alerts. */
final class TooManyGroups extends CodedRule {
    private static final int MOST = 5;

    TooManyGroups() {
        super("TOC2107", Level.ERROR, "more action groups than a rule takes");
    }

    @Override
    public void check(LintedProject project, Findings findings) {
        for (Alarm alarm : Alarm.of(project)) {
            int groups = alarm.groups().size();
            if (!alarm.isOf(Alarm.LOG) && groups > MOST) {
                findings.add(
                        this,
                        alarm.rule(),
                        alarm.groupsPointer(),
                        "a rule takes at most " + MOST + " action groups, not " + groups
                                + "; put receivers together in one group");
            }
        }
    }
}

package dev.tocsin.lint.alert;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;

/** A share of counts that looks the same at one request as at a thousand. */
final class RatioWithoutGuard extends CodedRule {
    RatioWithoutGuard() {
        super("TOC2014", Level.WARNING, "a share that does not look at the traffic");
    }

    @Override
    public void check(LintedProject project, Findings findings) {
        for (Condition condition : Condition.of(project)) {
            new Ratios(condition.view())
                    .unguarded()
                    .forEach(division -> condition.tell(
                            findings,
                            this,
                            division.right(),
                            "one failure of one request is 100 % here; let the share count from some traffic on, such as"
                                    + " iff(total >= 20, 100.0 * failed / total, 0.0)"));
        }
    }
}

package dev.tocsin.lint.workbook;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;

/** What the rules have in common that ask for parameters, tabs and steps. */
abstract non-sealed class FactsRule extends ItemRule {
    private final SharedFacts facts;

    FactsRule(SharedFacts facts, String code, Level level, String title) {
        super(code, level, title);
        this.facts = facts;
    }

    @Override
    public final void check(LintedProject project, Findings findings) {
        for (WorkbookFacts one : facts.of(project)) {
            check(one, findings);
        }
    }

    /** Tells what it finds in one workbook. */
    abstract void check(WorkbookFacts facts, Findings findings);
}

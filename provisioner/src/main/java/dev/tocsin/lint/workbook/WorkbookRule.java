package dev.tocsin.lint.workbook;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import dev.tocsin.lint.LintedWorkbook;

/** What the rules have in common that look at one workbook at a time, and at nothing but its items. */
abstract non-sealed class WorkbookRule extends ItemRule {
    WorkbookRule(String code, Level level, String title) {
        super(code, level, title);
    }

    @Override
    public final void check(LintedProject project, Findings findings) {
        for (LintedWorkbook workbook : project.workbooks()) {
            check(workbook, findings);
        }
    }

    /** Tells what it finds in one workbook. */
    abstract void check(LintedWorkbook workbook, Findings findings);
}

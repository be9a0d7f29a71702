package dev.tocsin.lint.workbook;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import dev.tocsin.lint.LintedWorkbook;
import dev.tocsin.lint.Rule;
import dev.tocsin.workbook.Item;
import java.util.List;

/** What all rules on workbooks have in common: they look at one workbook at a time. */
abstract sealed class WorkbookRule implements Rule
        permits TypeAgainstContent,
                LegacyForm,
                ItemWithoutName,
                SameName,
                DefaultName,
                ContradictoryVisibility,
                SameParameter,
                FixedSubscription,
                NothingToRun,
                LargeWorkbook,
                WidthOutOfRange,
                UnknownWord {
    private final String code;
    private final Level level;
    private final String title;

    WorkbookRule(String code, Level level, String title) {
        this.code = code;
        this.level = level;
        this.title = title;
    }

    @Override
    public final String code() {
        return code;
    }

    @Override
    public final Level level() {
        return level;
    }

    @Override
    public final String title() {
        return title;
    }

    @Override
    public final void check(LintedProject project, Findings findings) {
        for (LintedWorkbook workbook : project.workbooks()) {
            check(workbook, findings);
        }
    }

    /** Tells what it finds in one workbook. */
    abstract void check(LintedWorkbook workbook, Findings findings);

    /** About a value of an item, without a fix. */
    final void tell(Findings findings, LintedWorkbook workbook, Item item, String below, String message) {
        findings.add(this, level, workbook, item, below, message, List.of());
    }

    /** Whether it is a member of a list of items: no parameter, no link, not the workbook itself. */
    static boolean isStep(Item item) {
        return item.list().endsWith("/items");
    }
}

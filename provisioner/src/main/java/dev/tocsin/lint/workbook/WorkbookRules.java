package dev.tocsin.lint.workbook;

import dev.tocsin.lint.Rule;
import java.util.List;

/** The rules on workbooks. How often each fires in Microsoft's public gallery is on its page. */
public final class WorkbookRules {
    private WorkbookRules() {}

    /** All, by code. */
    public static List<Rule> all() {
        return List.of(
                new TypeAgainstContent(),
                new LegacyForm(),
                new ItemWithoutName(),
                new SameName(),
                new DefaultName(),
                new ContradictoryVisibility(),
                new SameParameter(),
                new FixedSubscription(),
                new NothingToRun(),
                new LargeWorkbook(),
                new WidthOutOfRange(),
                new UnknownWord());
    }
}

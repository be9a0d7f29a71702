package dev.tocsin.lint.workbook;

import dev.tocsin.lint.Rule;
import java.util.List;

/** The rules on workbooks. How often each fires in Microsoft's public gallery is on its page. */
public final class WorkbookRules {
    private WorkbookRules() {}

    /** All, by code. */
    public static List<Rule> all() {
        SharedFacts facts = new SharedFacts();
        return List.of(
                new TypeAgainstContent(),
                new LegacyForm(),
                new ItemWithoutName(),
                new SameName(),
                new DefaultName(),
                new UndefinedParameter(facts),
                new NeverVisible(facts),
                new UnreachableContent(facts),
                new TabForNothing(facts),
                new ContradictoryVisibility(),
                new UnusedParameter(facts),
                new SameParameter(),
                new OtherCase(facts),
                new FixedTime(facts),
                new UndefinedTimeRange(facts),
                new UnescapedParameter(facts),
                new FixedSubscription(),
                new NothingToRun(),
                new GraphWithoutResources(),
                new RenderedTwice(facts),
                new TemplateWithoutId(facts),
                new LargeWorkbook(),
                new ManyItems(facts),
                new NeverSet(facts),
                new WidthOutOfRange(),
                new UnreadablePattern(),
                new MergeOfNothing(facts),
                new EmptyOrUnlabelled(),
                new ChangesAzure(),
                new UnknownWord());
    }
}

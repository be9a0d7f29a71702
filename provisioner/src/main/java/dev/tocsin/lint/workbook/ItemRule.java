package dev.tocsin.lint.workbook;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedQuery;
import dev.tocsin.lint.LintedWorkbook;
import dev.tocsin.workbook.Item;
import java.util.List;

/** What every rule on workbooks has. */
abstract sealed class ItemRule extends CodedRule permits WorkbookRule, FactsRule {
    ItemRule(String code, Level level, String title) {
        super(code, level, title);
    }

    /** About a value of an item, without a fix. */
    final void tell(Findings findings, LintedWorkbook workbook, Item item, String below, String message) {
        tell(findings, level(), workbook, item, below, message);
    }

    /** The same with a level that differs from the rule's own. */
    final void tell(Findings findings, Level as, LintedWorkbook workbook, Item item, String below, String message) {
        findings.add(this, as, workbook, item, below, message, List.of());
    }

    /** About a place in a query; in a text of another kind, about the text. */
    final void tell(Findings findings, Level as, WorkbookFacts facts, Reference at, String message) {
        LintedWorkbook workbook = facts.workbook();
        LintedQuery query = facts.query(at.item(), at.below()).orElse(null);
        if (query == null) {
            tell(findings, as, workbook, at.item(), at.below(), message);
            return;
        }
        String pointer = workbook.at() + "#" + workbook.tree().path(at.item()) + at.below() + "#" + at.name();
        findings.add(this, as, query, at.offset(), pointer, message);
    }

    /** Whether it is a member of a list of items: no parameter, no link, not the workbook itself. */
    static boolean isStep(Item item) {
        return item.list().endsWith("/items");
    }
}

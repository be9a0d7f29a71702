package dev.tocsin.lint.workbook;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedWorkbook;
import dev.tocsin.workbook.Item;

/** An item that nothing can name: merges, pins and diffs know items by their names. */
final class ItemWithoutName extends WorkbookRule {
    ItemWithoutName() {
        super("TOC2204", Level.WARNING, "an item without a name");
    }

    @Override
    void check(LintedWorkbook workbook, Findings findings) {
        for (Item item : workbook.tree().items()) {
            if (isStep(item) && item.name().isEmpty()) {
                String message = "this " + item.type().word()
                        + " item has no name; merges, pins and diffs know an item by \"name\"";
                tell(findings, workbook, item, item.json().has("name") ? "/name" : "", message);
            }
        }
    }
}

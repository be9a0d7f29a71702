package dev.tocsin.lint.workbook;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedWorkbook;
import dev.tocsin.workbook.Item;
import java.util.regex.Pattern;

/** A name that the portal made up: it says nothing, and a copy of the item gets another. */
final class DefaultName extends WorkbookRule {
    private static final Pattern MADE_UP =
            Pattern.compile("(?:text|query|parameters|metric|metrics|links|group|links/tabs) - \\d+(?: - Copy)*");

    DefaultName() {
        super("TOC2206", Level.NOTE, "a name that the portal made up");
    }

    @Override
    void check(LintedWorkbook workbook, Findings findings) {
        for (Item item : workbook.tree().items()) {
            String name = item.name().orElse("");
            if (isStep(item) && MADE_UP.matcher(name).matches()) {
                tell(findings, workbook, item, "/name", "\"" + name + "\" does not say what the item shows");
            }
        }
    }
}

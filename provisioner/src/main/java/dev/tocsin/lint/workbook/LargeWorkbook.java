package dev.tocsin.lint.workbook;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedWorkbook;
import dev.tocsin.workbook.Item;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A workbook on its way to the limit of about 1 MiB, from where on TOC0230 warns and refuses. */
final class LargeWorkbook extends WorkbookRule {
    private static final int LARGE = 100_000;
    private static final int VERY_LARGE = 500_000;
    private static final int TOLD_BEFORE = 900_000;

    LargeWorkbook() {
        super("TOC2223", Level.WARNING, "a large workbook");
    }

    @Override
    void check(LintedWorkbook workbook, Findings findings) {
        int bytes = JsonWriter.compact(workbook.content()).getBytes(StandardCharsets.UTF_8).length;
        if (bytes <= LARGE || bytes > TOLD_BEFORE) {
            return;
        }
        Item whole = workbook.tree().items().get(0);
        String message = "the workbook has " + bytes + " bytes without white space, and Azure takes about 1,048,576;"
                + " groups can load parts of it from templates";
        findings.add(this, bytes > VERY_LARGE ? level() : Level.NOTE, workbook, whole, "", message, List.of());
    }
}

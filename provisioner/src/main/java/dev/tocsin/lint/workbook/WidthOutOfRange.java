package dev.tocsin.lint.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedWorkbook;
import dev.tocsin.workbook.Item;
import java.util.regex.Pattern;

/** A width that is no share of the row. */
final class WidthOutOfRange extends WorkbookRule {
    /** A fraction is in use: the gallery has 33.3 and 66.67. */
    private static final Pattern PERCENT = Pattern.compile("[1-9]\\d?(?:\\.\\d+)?|100(?:\\.0+)?");

    WidthOutOfRange() {
        super("TOC2227", Level.NOTE, "a width outside 1 to 100");
    }

    @Override
    void check(LintedWorkbook workbook, Findings findings) {
        for (Item item : workbook.tree().items()) {
            JsonNode width = item.json().path("customWidth");
            if (isStep(item)
                    && width.isValueNode()
                    && !width.isNull()
                    && !PERCENT.matcher(width.asText()).matches()) {
                String message = "customWidth is a percentage from 1 to 100, and \"" + width.asText() + "\" is none";
                tell(findings, workbook, item, "/customWidth", message);
            }
        }
    }
}

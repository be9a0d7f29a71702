package dev.tocsin.lint.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.FileEdit;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedWorkbook;
import dev.tocsin.workbook.Item;
import java.util.Optional;

/** Forms of years ago that the portal still reads and no longer writes. */
final class LegacyForm extends WorkbookRule {
    LegacyForm() {
        super("TOC2203", Level.NOTE, "a form that the portal no longer writes");
    }

    @Override
    void check(LintedWorkbook workbook, Findings findings) {
        for (Item item : workbook.tree().items()) {
            if (!isStep(item)) {
                continue;
            }
            JsonNode content = item.json().path("content");
            if (content.isTextual()) {
                String message = "the content is JSON in a string, where no rule and no diff can look; write an object";
                tell(findings, workbook, item, "/content", message);
            }
            if (content.path("version").asText().equals("MetricsItem/1.0")) {
                String message = "MetricsItem/1.0 is the old form; save the item in the portal to get MetricsItem/2.0";
                tell(findings, workbook, item, "/content/version", message);
            }
            if (item.json().has("halfWidth")) {
                halfWidth(workbook, item, findings);
            }
        }
    }

    private void halfWidth(LintedWorkbook workbook, Item item, Findings findings) {
        String today = "\"customWidth\": \"50\"";
        Optional<FileEdit> edit = item.json().has("customWidth")
                ? Optional.empty()
                : workbook.places().replaceTrue(item.pointer() + "/halfWidth", today);
        String message = "halfWidth is the old form of " + today;
        findings.add(
                this,
                level(),
                workbook,
                item,
                "/halfWidth",
                message,
                edit.stream().toList());
    }
}

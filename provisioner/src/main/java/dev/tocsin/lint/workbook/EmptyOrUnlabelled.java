package dev.tocsin.lint.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedWorkbook;
import dev.tocsin.workbook.Item;
import java.util.regex.Pattern;

/** Small things that readers see: a bar without a label, nothing where something is meant, HTML in markdown. */
final class EmptyOrUnlabelled extends WorkbookRule {
    private static final String TAGS =
            "div|span|p|br|hr|table|tr|td|th|ul|ol|li|a|img|b|i|u|h[1-6]|font|center|style|svg|pre";
    private static final Pattern HTML =
            Pattern.compile("</?(?:" + TAGS + "|code|details|summary)(?:\\s[^<>]*)?/?>", Pattern.CASE_INSENSITIVE);

    EmptyOrUnlabelled() {
        super("TOC2230", Level.NOTE, "a text, group or label that is missing, or HTML in markdown");
    }

    @Override
    void check(LintedWorkbook workbook, Findings findings) {
        for (Item item : workbook.tree().items()) {
            JsonNode content = item.json().path("content");
            switch (item.type()) {
                case PARAMETER -> unlabelled(workbook, item, findings);
                case TEXT -> text(workbook, item, content.path("json"), findings);
                case GROUP -> {
                    boolean loads = content.path("groupType").asText().equals("template");
                    if (!loads
                            && content.path("items").isArray()
                            && content.path("items").isEmpty()) {
                        tell(findings, workbook, item, "/content/items", "the group is empty; fill it or remove it");
                    }
                }
                default -> {}
            }
        }
    }

    private void unlabelled(LintedWorkbook workbook, Item item, Findings findings) {
        boolean hidden = item.json().path("isHiddenWhenLocked").asBoolean();
        if (!hidden
                && item.name().isPresent()
                && item.json().path("label").asText("").isBlank()) {
            String message = "readers see the name \"" + item.name().get() + "\"; give the parameter a label";
            tell(findings, workbook, item, "/name", message);
        }
    }

    private void text(LintedWorkbook workbook, Item item, JsonNode json, Findings findings) {
        if (json.isTextual() && json.textValue().isBlank()) {
            tell(findings, workbook, item, "/content/json", "the text is empty; write one or remove the item");
        } else if (HTML.matcher(json.asText()).find()) {
            String message = "the text has HTML, which the portal filters; write markdown where it says the same";
            tell(findings, workbook, item, "/content/json", message);
        }
    }
}

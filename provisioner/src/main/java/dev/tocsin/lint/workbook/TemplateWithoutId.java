package dev.tocsin.lint.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.lint.Findings;
import dev.tocsin.workbook.Item;

/** A group that loads nothing, or a link to a workbook that leads nowhere. */
final class TemplateWithoutId extends FactsRule {
    TemplateWithoutId(SharedFacts facts) {
        super(facts, "TOC2222", Level.WARNING, "a group or link that opens no workbook");
    }

    @Override
    void check(WorkbookFacts facts, Findings findings) {
        for (Item group : facts.templates()) {
            if (group.json().at("/content/loadFromTemplateId").asText().isBlank()) {
                String message = "the group loads its items from a template, and loadFromTemplateId names none";
                tell(findings, facts.workbook(), group, "/content", message);
            }
        }
        for (Item item : facts.items()) {
            JsonPointers.visit(item.own(), "", (below, node) -> link(facts, item, node, below, findings));
        }
    }

    private void link(WorkbookFacts facts, Item item, JsonNode node, String below, Findings findings) {
        JsonNode context = node.path("workbookContext");
        boolean used = node.path("linkTarget").asText().equals("WorkbookTemplate");
        if (used
                && context.path("templateIdSource").asText().equals("static")
                && context.path("templateId").asText().isBlank()) {
            String message = "the link opens a workbook, and its templateId names none";
            tell(findings, facts.workbook(), item, below + "/workbookContext", message);
        }
    }
}

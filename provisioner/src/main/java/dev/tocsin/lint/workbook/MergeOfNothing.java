package dev.tocsin.lint.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.lint.Findings;
import dev.tocsin.workbook.Item;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A merge of the result of an item that does not exist. */
final class MergeOfNothing extends FactsRule {
    private static final int MERGE = 7;

    MergeOfNothing(SharedFacts facts) {
        super(facts, "TOC2229", Level.ERROR, "a merge of an item that does not exist");
    }

    @Override
    void check(WorkbookFacts facts, Findings findings) {
        // A part sees the items of what opens it.
        if (!facts.openedBy().isEmpty() || !facts.templates().isEmpty()) {
            return;
        }
        Set<String> names = new HashSet<>();
        for (Item item : facts.items()) {
            item.name().ifPresent(names::add);
        }
        for (Item item : facts.items()) {
            JsonNode settings = isStep(item) ? item.json().path("content") : item.json();
            if (settings.path("queryType").asInt() == MERGE) {
                merges(facts, item, settings.path("query").asText(), names, findings);
            }
        }
    }

    private void merges(WorkbookFacts facts, Item item, String query, Set<String> names, Findings findings) {
        JsonNode parsed;
        try {
            parsed = new JsonReader(JsonLimits.DEFINITION).readTree(query);
        } catch (JsonSyntaxException e) {
            // Query text that is no JSON is told by another rule.
            return;
        }
        String at = isStep(item) ? "/content/query" : "/query";
        Set<String> told = new HashSet<>();
        Set<String> known = new HashSet<>(names);
        for (JsonNode merge : parsed.path("merges")) {
            known.add(merge.path("id").asText());
            for (String side : List.of("leftTable", "rightTable")) {
                String table = merge.path(side).asText();
                if (!table.isBlank() && table.indexOf('{') < 0 && !known.contains(table) && told.add(table)) {
                    String message = "this merges the result of \"" + table + "\", and no item has that name";
                    tell(findings, facts.workbook(), item, at, message);
                }
            }
        }
    }
}

package dev.tocsin.lint.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedWorkbook;
import dev.tocsin.workbook.Item;
import dev.tocsin.workbook.ItemType;

/** A Resource Graph query that says nothing of the subscriptions that it asks about. */
final class GraphWithoutResources extends WorkbookRule {
    private static final int RESOURCE_GRAPH = 1;
    private static final int LOGS = 0;

    GraphWithoutResources() {
        super("TOC2233", Level.WARNING, "a Resource Graph query without subscriptions or resources");
    }

    @Override
    void check(LintedWorkbook workbook, Findings findings) {
        for (Item item : workbook.tree().items()) {
            JsonNode content = item.json().path("content");
            if (item.type() == ItemType.QUERY
                    && content.path("queryType").asInt(LOGS) == RESOURCE_GRAPH
                    && content.path("crossComponentResources").isEmpty()) {
                String message =
                        "the query does not say which subscriptions it asks about, so that readers see different"
                                + " rows; set \"crossComponentResources\", for example to [\"{Subscription}\"]";
                tell(findings, workbook, item, "/content/query", message);
            }
        }
    }
}

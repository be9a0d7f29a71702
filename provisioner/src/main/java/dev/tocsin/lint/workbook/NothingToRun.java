package dev.tocsin.lint.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedWorkbook;
import dev.tocsin.workbook.Item;
import dev.tocsin.workbook.ItemType;
import java.util.Map;

/** A query item whose query is empty, or is not the JSON that its data source needs. */
final class NothingToRun extends WorkbookRule {
    private static final int LOGS = 0;

    /** Data sources whose query is a text, by {@code queryType}; true where the text is JSON. Others, such as 2, need none. */
    private static final Map<Integer, Boolean> NEEDS_JSON =
            Map.of(LOGS, false, 1, false, 7, true, 8, true, 9, true, 12, true);

    NothingToRun() {
        super("TOC2219", Level.ERROR, "a query item without a query that can run");
    }

    @Override
    void check(LintedWorkbook workbook, Findings findings) {
        for (Item item : workbook.tree().items()) {
            JsonNode content = item.json().path("content");
            int source = content.path("queryType").asInt(LOGS);
            if (item.type() != ItemType.QUERY || !content.isObject() || !NEEDS_JSON.containsKey(source)) {
                continue;
            }
            String query = content.path("query").asText();
            if (query.isBlank()) {
                boolean written = content.has("query");
                if (!written && !content.path("version").asText().startsWith("KqlItem/")) {
                    // That is an item of another kind; TOC2201 says so.
                    continue;
                }
                String message = "the query is empty, so the item shows an error; write one or remove the item";
                tell(findings, workbook, item, written ? "/content/query" : "/content", message);
            } else if (NEEDS_JSON.get(source) && !isJson(query)) {
                String message = "data source " + source + " needs JSON in the query, and this is none";
                tell(findings, workbook, item, "/content/query", message);
            }
        }
    }

    /** A placeholder may stand for anything, so a text with one outside strings is taken for JSON when it begins like it. */
    private static boolean isJson(String query) {
        try {
            new JsonReader(JsonLimits.DEFINITION).readTree(query);
            return true;
        } catch (JsonSyntaxException e) {
            return query.strip().startsWith("{") && query.matches("(?s).*\\{[\\p{L}_][^{}\"\\s]*\\}.*");
        }
    }
}

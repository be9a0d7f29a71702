package dev.tocsin.lint.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedWorkbook;
import dev.tocsin.workbook.Item;
import dev.tocsin.workbook.ItemType;
import java.util.Set;

/**
 * A visualization, data source, type of parameter or comparison that the portal does not know. The words are all that occur in
 * the 710 workbooks of Microsoft's public gallery, and the data sources that its analyzer names (scripts/src/Summarizers.ts).
 */
final class UnknownWord extends WorkbookRule {
    private static final Set<String> VISUALIZATIONS = Set.of(
            "table",
            "linechart",
            "tiles",
            "piechart",
            "timechart",
            "barchart",
            "areachart",
            "unstackedbar",
            "categoricalbar",
            "card",
            "map",
            "stat",
            "scatterchart",
            "graph");
    private static final Set<String> COMPARISONS = Set.of("isEqualTo", "isNotEqualTo");
    private static final Set<Integer> PARAMETERS = Set.of(1, 2, 4, 5, 6, 7, 8, 9, 10, 11);
    private static final int FIRST_SOURCE = -1;
    private static final int LAST_SOURCE = 17;

    UnknownWord() {
        super("TOC2232", Level.ERROR, "a word that the portal does not know");
    }

    @Override
    void check(LintedWorkbook workbook, Findings findings) {
        for (Item item : workbook.tree().items()) {
            JsonNode content = item.json().path("content");
            if (item.type() == ItemType.QUERY) {
                JsonNode drawn = content.path("visualization");
                if (drawn.isTextual() && !drawn.textValue().isEmpty() && !VISUALIZATIONS.contains(drawn.textValue())) {
                    unknown(workbook, item, "/content/visualization", "visualization", drawn, findings);
                }
                source(workbook, item, content, "/content", findings);
            } else if (item.type() == ItemType.PARAMETER) {
                JsonNode type = item.json().path("type");
                if (type.isIntegralNumber() && !PARAMETERS.contains(type.intValue())) {
                    unknown(workbook, item, "/type", "type of a parameter", type, findings);
                }
                source(workbook, item, item.json(), "", findings);
            }
            comparison(workbook, item, item.json().path("conditionalVisibility"), "/conditionalVisibility", findings);
            JsonNode list = item.json().path("conditionalVisibilities");
            for (int i = 0; list.isArray() && i < list.size(); i++) {
                String at = JsonPointers.child("/conditionalVisibilities", i);
                comparison(workbook, item, list.get(i), at, findings);
            }
        }
    }

    private void source(LintedWorkbook workbook, Item item, JsonNode node, String below, Findings findings) {
        JsonNode source = node.path("queryType");
        if (source.isIntegralNumber() && (source.intValue() < FIRST_SOURCE || source.intValue() > LAST_SOURCE)) {
            unknown(workbook, item, below + "/queryType", "queryType", source, findings);
        }
    }

    private void comparison(LintedWorkbook workbook, Item item, JsonNode condition, String below, Findings findings) {
        JsonNode word = condition.path("comparison");
        if (word.isTextual() && !COMPARISONS.contains(word.textValue())) {
            unknown(workbook, item, below + "/comparison", "comparison", word, findings);
        }
    }

    private void unknown(
            LintedWorkbook workbook, Item item, String below, String what, JsonNode value, Findings findings) {
        String message = "the portal knows no " + what + " \"" + value.asText() + "\"";
        tell(findings, workbook, item, below, message);
    }
}

package dev.tocsin.lint.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.kql.lint.Purpose;
import dev.tocsin.kql.lint.QueryView;
import dev.tocsin.kql.tree.RowOperator;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedQuery;
import dev.tocsin.workbook.Item;
import dev.tocsin.workbook.ItemType;
import java.util.List;

/** The query says how it is drawn, and the item says it differently. */
final class RenderedTwice extends FactsRule {
    RenderedTwice(SharedFacts facts) {
        super(facts, "TOC2220", Level.NOTE, "render in the query and a visualization of the item");
    }

    @Override
    void check(WorkbookFacts facts, Findings findings) {
        for (Item item : facts.items()) {
            JsonNode drawn = item.json().at("/content/visualization");
            LintedQuery query = facts.query(item, "/content/query").orElse(null);
            if (item.type() != ItemType.QUERY || query == null || drawn.asText().isEmpty()) {
                continue;
            }
            List<RowOperator.Render> renders = !query.text().contains("render")
                    ? List.of()
                    : new QueryView(query.bound(), Purpose.WORKBOOK, query.timed()).all(RowOperator.Render.class);
            if (!renders.isEmpty() && !renders.get(0).chart().equals(drawn.asText())) {
                String message = "the query says render " + renders.get(0).chart()
                        + ", and the item's visualization is " + drawn.asText() + "; keep one of them";
                tell(findings, facts.workbook(), item, "/content/visualization", message);
            }
        }
    }
}

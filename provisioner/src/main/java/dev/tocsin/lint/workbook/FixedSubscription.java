package dev.tocsin.lint.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedWorkbook;
import dev.tocsin.workbook.Item;
import java.util.regex.Pattern;

/**
 * A subscription's id in the text of a workbook, so that it shows one environment in all of them. Bare GUIDs are no sign: roles,
 * apps and policies have them, too.
 */
final class FixedSubscription extends WorkbookRule {
    private static final Pattern ID = Pattern.compile(
            "/subscriptions/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

    FixedSubscription() {
        super("TOC2218", Level.ERROR, "a subscription fixed in a workbook");
    }

    @Override
    void check(LintedWorkbook workbook, Findings findings) {
        for (Item item : workbook.tree().items()) {
            JsonPointers.visit(item.own(), "", (below, node) -> id(workbook, item, node, below, findings));
        }
    }

    private void id(LintedWorkbook workbook, Item item, JsonNode node, String below, Findings findings) {
        // What an expression of the definition gives fits its environment.
        if (node.isTextual()
                && ID.matcher(node.textValue()).find()
                && workbook.places()
                        .written(item.pointer() + below)
                        .filter(node::equals)
                        .isPresent()) {
            String message = "this names one subscription in every environment; use a parameter, or an override in the"
                    + " definition such as ${id('component/NAME')}";
            tell(findings, workbook, item, below, message);
        }
    }
}

package dev.tocsin.lint.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedWorkbook;
import dev.tocsin.workbook.Item;
import java.util.Locale;
import java.util.Set;

/** A button that writes: reviewers should know of it. */
final class ChangesAzure extends WorkbookRule {
    private static final Set<String> WRITES = Set.of("PUT", "POST", "PATCH", "DELETE");

    ChangesAzure() {
        super("TOC2231", Level.NOTE, "a button that changes Azure");
    }

    @Override
    void check(LintedWorkbook workbook, Findings findings) {
        for (Item item : workbook.tree().items()) {
            JsonPointers.visit(item.own(), "", (below, node) -> action(workbook, item, node, below, findings));
        }
    }

    private void action(LintedWorkbook workbook, Item item, JsonNode node, String below, Findings findings) {
        JsonNode action = node.path("armActionContext");
        String method = action.path("httpMethod").asText().toUpperCase(Locale.ROOT);
        if (node.path("linkTarget").asText().equals("ArmAction") && WRITES.contains(method)) {
            String message = "a click sends " + method + " "
                    + action.path("path").asText() + " with the rights of whoever clicks";
            tell(findings, workbook, item, below + "/armActionContext/httpMethod", message);
        }
    }
}

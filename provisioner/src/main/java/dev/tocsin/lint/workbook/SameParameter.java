package dev.tocsin.lint.workbook;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedWorkbook;
import dev.tocsin.workbook.Item;
import dev.tocsin.workbook.ItemType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A parameter that one scope defines twice, or an id that two have. A group is a scope, and so is the workbook. */
final class SameParameter extends WorkbookRule {
    SameParameter() {
        super("TOC2213", Level.WARNING, "a workbook parameter defined twice");
    }

    @Override
    void check(LintedWorkbook workbook, Findings findings) {
        List<Item> items = workbook.tree().items();
        Map<Integer, Set<String>> scopes = new HashMap<>();
        Set<String> ids = new HashSet<>();
        for (Item item : items) {
            if (item.type() != ItemType.PARAMETER) {
                continue;
            }
            String name = item.name().orElse("");
            if (!name.isEmpty()
                    && !scopes.computeIfAbsent(scope(items, item), scope -> new HashSet<>())
                            .add(name)) {
                String message =
                        "{" + name + "} is defined before, in the same scope; what uses it sees one of the two";
                tell(findings, workbook, item, "/name", message);
            }
            String id = item.json().path("id").asText();
            if (!id.isEmpty() && !ids.add(id)) {
                String message = "another parameter has this id, too; the portal gives each its own";
                tell(findings, workbook, item, "/id", message);
            }
        }
    }

    private static int scope(List<Item> items, Item parameter) {
        Item up = items.get(parameter.parent());
        while (up.type() != ItemType.GROUP && up.type() != ItemType.WORKBOOK) {
            up = items.get(up.parent());
        }
        return up.index();
    }
}

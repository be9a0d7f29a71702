package dev.tocsin.lint.workbook;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedWorkbook;
import dev.tocsin.workbook.Item;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Two items of one name: beside each other a warning, elsewhere in the workbook a note. */
final class SameName extends WorkbookRule {
    SameName() {
        super("TOC2205", Level.WARNING, "two items of the same name");
    }

    @Override
    void check(LintedWorkbook workbook, Findings findings) {
        Map<Integer, Set<String>> siblings = new HashMap<>();
        Set<String> everywhere = new HashSet<>();
        for (Item item : workbook.tree().items()) {
            Optional<String> name = item.name();
            if (!isStep(item) || name.isEmpty()) {
                continue;
            }
            boolean beside = !siblings.computeIfAbsent(item.parent(), parent -> new HashSet<>())
                    .add(name.get());
            boolean known = !everywhere.add(name.get());
            if (beside) {
                String message = "an item beside this is called \"" + name.get() + "\", too; pins and merges take one";
                tell(findings, workbook, item, "/name", message);
            } else if (known) {
                String message = "another item of the workbook is called \"" + name.get() + "\", too";
                findings.add(this, Level.NOTE, workbook, item, "/name", message, List.of());
            }
        }
    }
}

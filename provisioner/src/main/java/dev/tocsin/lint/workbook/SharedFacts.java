package dev.tocsin.lint.workbook;

import dev.tocsin.lint.LintedProject;
import dev.tocsin.lint.LintedQuery;
import dev.tocsin.lint.LintedWorkbook;
import dev.tocsin.lint.PerProject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The facts of all workbooks of a project, read once for all rules. Not thread-safe. */
final class SharedFacts {
    private final PerProject<List<WorkbookFacts>> known = new PerProject<>(SharedFacts::read);

    List<WorkbookFacts> of(LintedProject project) {
        return known.of(project);
    }

    private static List<WorkbookFacts> read(LintedProject project) {
        Map<String, Map<String, LintedQuery>> queries = new HashMap<>();
        for (LintedQuery query : project.queries()) {
            queries.computeIfAbsent(query.resource().key(), key -> new HashMap<>())
                    .put(query.pointer(), query);
        }
        List<WorkbookFacts> all = new ArrayList<>();
        for (LintedWorkbook workbook : project.workbooks()) {
            all.add(new WorkbookFacts(
                    workbook, queries.getOrDefault(workbook.resource().key(), Map.of())));
        }
        for (WorkbookFacts one : all) {
            String id = one.workbook().resource().id().key();
            for (WorkbookFacts other : all) {
                if (other.opens().contains(id)) {
                    one.isOpenedBy(other);
                }
            }
        }
        return List.copyOf(all);
    }
}

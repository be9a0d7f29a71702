package dev.tocsin.lint.workbook;

import dev.tocsin.lint.LintedProject;
import dev.tocsin.lint.LintedQuery;
import dev.tocsin.lint.LintedWorkbook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The facts of all workbooks of the project that was asked about last, so that all rules share them. Not thread-safe. */
final class SharedFacts {
    private @Nullable LintedProject project;
    private List<WorkbookFacts> known = List.of();

    List<WorkbookFacts> of(LintedProject asked) {
        LintedProject last = project;
        if (last == null || !last.equals(asked)) {
            known = read(asked);
            project = asked;
        }
        return known;
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

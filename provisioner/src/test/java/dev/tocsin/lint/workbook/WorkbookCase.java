package dev.tocsin.lint.workbook;

import dev.tocsin.lint.Finding;
import dev.tocsin.lint.LintCase;
import dev.tocsin.lint.Rule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A workbook in a project, and what a rule finds in it. */
final class WorkbookCase {
    static final String FILE = "workbooks/a.workbook";

    private WorkbookCase() {}

    /** {@code line:column level message} each, in the workbook with these items, the first of which stands in line 2. */
    static List<String> found(Path root, Rule rule, String items) {
        List<String> found = new ArrayList<>();
        for (String one : LintCase.in(root).file(FILE, content(items)).found(rule)) {
            found.add(one.replace(FILE + ":", ""));
        }
        return found;
    }

    static String content(String items) {
        return "{\"version\": \"Notebook/1.0\", \"items\": [\n" + items + "]}\n";
    }

    /** What the rule finds in the project as it is. */
    static List<Finding> of(LintCase project, Rule rule) {
        return project.findings(List.of(rule)).stream()
                .filter(one -> one.code().equals(rule.code()))
                .toList();
    }
}

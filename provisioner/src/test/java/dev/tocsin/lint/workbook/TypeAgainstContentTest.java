package dev.tocsin.lint.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.lint.FileEdit;
import dev.tocsin.lint.Finding;
import dev.tocsin.lint.Fixes;
import dev.tocsin.lint.LintCase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypeAgainstContentTest {
    private static final String METRICS_WITH_QUERY = """
            {"name": "q", "content": {"version": "KqlItem/1.0", "query": "requests"}, "type": 10}
            """;

    @TempDir
    private Path root;

    @Test
    void aQueryInAMetricsItemIsMendedByOneNumber() {
        String text = WorkbookCase.content(METRICS_WITH_QUERY);

        List<Finding> found =
                WorkbookCase.of(LintCase.in(root).file(WorkbookCase.FILE, text), new TypeAgainstContent());

        assertThat(found).singleElement().satisfies(one -> {
            assertThat(one.diagnostic().location()).hasToString("workbooks/a.workbook:2:83");
            assertThat(Fixes.apply(text, one.fixes())).isEqualTo(text.replace("\"type\": 10", "\"type\": 3"));
        });
    }

    @Test
    void theFixGoesToTheFileThatADefinitionNames() {
        LintCase project = LintCase.in(root)
                .file("workbooks/content/a.txt", WorkbookCase.content(METRICS_WITH_QUERY))
                .file("workbooks/a.json", definition("{\"$file\": \"content/a.txt\"}"));

        assertThat(WorkbookCase.of(project, new TypeAgainstContent()))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.diagnostic().location()).hasToString("workbooks/content/a.txt:2:83");
                    assertThat(one.fixes()).extracting(FileEdit::file).containsExactly("workbooks/content/a.txt");
                });
    }

    @Test
    void contentInTheDefinitionIsMendedThere() {
        LintCase project =
                LintCase.in(root).file("workbooks/a.json", definition(WorkbookCase.content(METRICS_WITH_QUERY)));

        assertThat(WorkbookCase.of(project, new TypeAgainstContent()))
                .singleElement()
                .satisfies(one ->
                        assertThat(one.fixes()).extracting(FileEdit::file).containsExactly("workbooks/a.json"));
    }

    @Test
    void whatAnOverrideGivesIsNotMendedInTheFile() {
        LintCase project = LintCase.in(root)
                .file("workbooks/content/a.txt", WorkbookCase.content(METRICS_WITH_QUERY.replace("10", "3")))
                .file(
                        "workbooks/a.json",
                        definition("{\"$file\": \"content/a.txt\", \"overrides\": {\"/items/0/type\": 10}}"));

        assertThat(WorkbookCase.of(project, new TypeAgainstContent()))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.diagnostic().location().file()).isEqualTo("workbooks/a.json");
                    assertThat(one.fixes()).isEmpty();
                });
    }

    @Test
    void otherDisagreementsAreForAPersonToMend() {
        assertThat(WorkbookCase.found(root, new TypeAgainstContent(), """
                {"type": 3, "name": "a", "content": {"metrics": [{}]}},
                {"type": 12, "name": "b", "content": {"version": "LinkItem/1.0", "links": []}},
                {"type": 10, "name": "c", "content": {"version": "MetricsItem/2.0", "query": "requests"}}
                """))
                .containsExactly(
                        "2:10 error type 3 is a query, and this has metrics instead; write 10",
                        "3:50 error type 12 is a group item, and its content says LinkItem/1.0; make them agree",
                        "4:10 error type 10 is a metrics item, and this has a query, which the portal does not run; write 3");
    }

    @Test
    void takesWhatAgrees() {
        assertThat(WorkbookCase.found(root, new TypeAgainstContent(), """
                {"type": 3, "name": "a", "content": {"version": "KqlItem/1.0", "query": "requests"}},
                {"type": 10, "name": "b", "content": {"version": "MetricsItem/2.0", "metrics": [], "query": ""}},
                {"type": 9, "name": "c", "content": {"version": "ParameterCollectionItem/1.0", "parameters": []}}
                """)).isEmpty();
    }

    private static String definition(String content) {
        return """
                {"type": "Microsoft.Insights/workbooks", "name": "a", "kind": "shared", "properties": {
                 "displayName": "A", "category": "workbook", "serializedData": %s}}
                """.formatted(content);
    }
}

package dev.tocsin.lint.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateWithoutIdTest {
    @TempDir
    private Path root;

    @Test
    void tellsAGroupAndALinkToNothing() {
        assertThat(found("""
            {"type": 12, "name": "g", "content": {"version": "NotebookGroup/1.0", "groupType": "template"}},
            {"type": 11, "name": "l", "content": {"version": "LinkItem/1.0", "links": [{"linkTarget": "WorkbookTemplate",
            "workbookContext": {"templateIdSource": "static", "templateId": ""}}]}}
            """))
                .containsExactly(
                        "2:38 warning the group loads its items from a template, and loadFromTemplateId names none",
                        "4:20 warning the link opens a workbook, and its templateId names none");
    }

    @Test
    void takesIdsAndWhatIsChosenLater() {
        assertThat(found("""
            {"type": 12, "name": "g", "content": {"version": "NotebookGroup/1.0", "groupType": "template", "loadFromTemplateId": "x"}},
            {"type": 11, "name": "l", "content": {"version": "LinkItem/1.0", "links": [{"linkTarget": "WorkbookTemplate",
            "workbookContext": {"templateIdSource": "parameter", "templateId": ""}}]}}
            """)).isEmpty();
    }

    private List<String> found(String items) {
        return WorkbookCase.found(root, new TemplateWithoutId(new SharedFacts()), items);
    }
}

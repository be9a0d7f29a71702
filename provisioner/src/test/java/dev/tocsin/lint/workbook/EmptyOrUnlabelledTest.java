package dev.tocsin.lint.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmptyOrUnlabelledTest {
    @TempDir
    private Path root;

    @Test
    void tellsAParameterWithoutALabel() {
        assertThat(found("""
            {"type": 9, "name": "bar", "content": {"version": "KqlParameterItem/1.0", "parameters": [{"name": "Host", "type": 1}]}}
            """)).containsExactly("2:99 note readers see the name \"Host\"; give the parameter a label");
    }

    @Test
    void tellsWhatIsEmpty() {
        assertThat(found("""
            {"type": 1, "name": "t", "content": {"json": " "}},
            {"type": 12, "name": "g", "content": {"version": "NotebookGroup/1.0", "items": []}}
            """))
                .containsExactly(
                        "2:46 note the text is empty; write one or remove the item",
                        "3:80 note the group is empty; fill it or remove it");
    }

    @Test
    void tellsHtml() {
        assertThat(found("""
            {"type": 1, "name": "t", "content": {"json": "<span title='x'>a</span>"}}
            """))
                .containsExactly(
                        "2:46 note the text has HTML, which the portal filters; write markdown where it says the same");
    }

    @Test
    void takesTextLabelsAndHiddenParameters() {
        assertThat(found("""
            {"type": 9, "name": "bar", "content": {"version": "KqlParameterItem/1.0", "parameters": [{"name": "Host", "label": "Host name", "type": 1}, {"name": "H", "type": 1, "isHiddenWhenLocked": true}]}},
            {"type": 1, "name": "t", "content": {"json": "a < b and <https://example.com>"}}
            """)).isEmpty();
    }

    private List<String> found(String items) {
        return WorkbookCase.found(root, new EmptyOrUnlabelled(), items);
    }
}

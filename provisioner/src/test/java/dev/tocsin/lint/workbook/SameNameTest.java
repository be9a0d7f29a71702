package dev.tocsin.lint.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SameNameTest {
    @TempDir
    private Path root;

    @Test
    void besideEachOtherItIsAWarning() {
        assertThat(WorkbookCase.found(root, new SameName(), """
                {"type": 1, "name": "a", "content": {"json": "x"}},
                {"type": 1, "name": "a", "content": {"json": "y"}}
                """))
                .containsExactly("3:21 warning an item beside this is called \"a\", too; pins and merges take one");
    }

    @Test
    void elsewhereItIsANote() {
        assertThat(WorkbookCase.found(root, new SameName(), """
                {"type": 1, "name": "a", "content": {"json": "x"}},
                {"type": 12, "name": "g", "content": {"version": "NotebookGroup/1.0", "items": [
                {"type": 1, "name": "a", "content": {"json": "y"}}]}}
                """))
                .containsExactly("4:21 note another item of the workbook is called \"a\", too");
    }

    @Test
    void parametersAreNoItems() {
        assertThat(WorkbookCase.found(root, new SameName(), """
                {"type": 9, "name": "A", "content": {"version": "KqlParameterItem/1.0", "parameters": [{"name": "A", "type": 1}]}}
                """)).isEmpty();
    }
}

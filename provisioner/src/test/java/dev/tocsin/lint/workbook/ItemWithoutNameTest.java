package dev.tocsin.lint.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItemWithoutNameTest {
    @TempDir
    private Path root;

    @Test
    void tellsWhatHasNone() {
        assertThat(WorkbookCase.found(root, new ItemWithoutName(), """
                {"type": 1, "content": {"json": "x"}},
                {"type": 1, "name": " ", "content": {"json": "x"}}
                """))
                .containsExactly(
                        "2:1 warning this text item has no name; merges, pins and diffs know an item by \"name\"",
                        "3:21 warning this text item has no name; merges, pins and diffs know an item by \"name\"");
    }

    @Test
    void looksAtItemsAlone() {
        assertThat(WorkbookCase.found(root, new ItemWithoutName(), """
                {"type": 11, "name": "tabs", "content": {"version": "LinkItem/1.0", "links": [{"id": "1"}]}}
                """)).isEmpty();
    }
}

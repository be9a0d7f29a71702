package dev.tocsin.lint.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WidthOutOfRangeTest {
    @TempDir
    private Path root;

    @Test
    void tellsWhatIsNoPercentage() {
        assertThat(WorkbookCase.found(root, new WidthOutOfRange(), """
                {"type": 1, "name": "a", "customWidth": "0", "content": {"json": "x"}},
                {"type": 1, "name": "b", "customWidth": "50%", "content": {"json": "x"}},
                {"type": 1, "name": "c", "customWidth": "101", "content": {"json": "x"}}
                """))
                .containsExactly(
                        "2:41 note customWidth is a percentage from 1 to 100, and \"0\" is none",
                        "3:41 note customWidth is a percentage from 1 to 100, and \"50%\" is none",
                        "4:41 note customWidth is a percentage from 1 to 100, and \"101\" is none");
    }

    @Test
    void takesWholeAndBrokenPercentages() {
        assertThat(WorkbookCase.found(root, new WidthOutOfRange(), """
                {"type": 1, "name": "a", "customWidth": "100", "content": {"json": "x"}},
                {"type": 1, "name": "b", "customWidth": "33.3", "content": {"json": "x"}},
                {"type": 1, "name": "c", "customWidth": 1, "content": {"json": "x"}}
                """)).isEmpty();
    }
}

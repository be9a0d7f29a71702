package dev.tocsin.lint.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeWorkbookTest {
    @TempDir
    private Path root;

    @Test
    void aHundredThousandBytesAreANoteAndFiveHundredThousandAWarning() {
        assertThat(WorkbookCase.found(root, new LargeWorkbook(), text(100_000)))
                .singleElement()
                .asString()
                .startsWith("1:1 note the workbook has 100");
        assertThat(WorkbookCase.found(root, new LargeWorkbook(), text(500_000)))
                .singleElement()
                .asString()
                .startsWith("1:1 warning the workbook has 500");
    }

    @Test
    void whiteSpaceDoesNotCount() {
        assertThat(WorkbookCase.found(root, new LargeWorkbook(), text(90_000) + " ".repeat(20_000)))
                .isEmpty();
    }

    private static String text(int length) {
        return "{\"type\": 1, \"name\": \"a\", \"content\": {\"json\": \"" + "x".repeat(length) + "\"}}";
    }
}

package dev.tocsin.lint.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefaultNameTest {
    @TempDir
    private Path root;

    @Test
    void tellsNamesThatThePortalMadeUp() {
        assertThat(WorkbookCase.found(root, new DefaultName(), """
                {"type": 1, "name": "text - 2", "content": {"json": "x"}},
                {"type": 1, "name": "query - 3 - Copy", "content": {"json": "x"}}
                """))
                .containsExactly(
                        "2:21 note \"text - 2\" does not say what the item shows",
                        "3:21 note \"query - 3 - Copy\" does not say what the item shows");
    }

    @Test
    void takesNamesOfPeople() {
        assertThat(WorkbookCase.found(root, new DefaultName(), """
                {"type": 1, "name": "heading - requests", "content": {"json": "x"}},
                {"type": 1, "name": "slow query - 95th", "content": {"json": "x"}}
                """)).isEmpty();
    }
}

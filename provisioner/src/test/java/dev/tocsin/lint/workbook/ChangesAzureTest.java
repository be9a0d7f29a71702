package dev.tocsin.lint.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangesAzureTest {
    @TempDir
    private Path root;

    @Test
    void tellsAButtonThatWrites() {
        assertThat(found("""
            {"type": 11, "name": "l", "content": {"version": "LinkItem/1.0", "links": [{"linkTarget": "ArmAction",
            "armActionContext": {"path": "{Site}/stop", "httpMethod": "POST"}}]}}
            """))
                .containsExactly("3:59 note a click sends POST {Site}/stop with the rights of whoever clicks");
    }

    @Test
    void takesOneThatReads() {
        assertThat(found("""
            {"type": 11, "name": "l", "content": {"version": "LinkItem/1.0", "links": [{"linkTarget": "ArmAction",
            "armActionContext": {"path": "{Site}/stop", "httpMethod": "GET"}}]}}
            """)).isEmpty();
    }

    private List<String> found(String items) {
        return WorkbookCase.found(root, new ChangesAzure(), items);
    }
}

package dev.tocsin.lint.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NothingToRunTest {
    @TempDir
    private Path root;

    @Test
    void anEmptyQueryIsAnError() {
        assertThat(WorkbookCase.found(root, new NothingToRun(), """
                {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": " ", "queryType": 0}}
                """))
                .containsExactly(
                        "2:73 error the query is empty, so the item shows an error; write one or remove the item");
    }

    @Test
    void soIsNoQuery() {
        assertThat(WorkbookCase.found(root, new NothingToRun(), """
                {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0"}}
                """))
                .containsExactly(
                        "2:37 error the query is empty, so the item shows an error; write one or remove the item");
    }

    @Test
    void anArmQueryNeedsJson() {
        assertThat(WorkbookCase.found(root, new NothingToRun(), """
                {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "/subscriptions", "queryType": 12}}
                """))
                .containsExactly("2:73 error data source 12 needs JSON in the query, and this is none");
    }

    @Test
    void aPlaceholderMayStandForJson() {
        assertThat(WorkbookCase.found(root, new NothingToRun(), """
                {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "{\\"version\\": \\"ARMEndpoint/1.0\\", \\"n\\": {Count}}", "queryType": 12}}
                """)).isEmpty();
    }

    @Test
    void parametersOfTheWorkbookNeedNoQuery() {
        assertThat(WorkbookCase.found(root, new NothingToRun(), """
                {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "", "queryType": 2}}
                """)).isEmpty();
    }
}

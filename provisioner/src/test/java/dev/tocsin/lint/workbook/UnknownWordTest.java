package dev.tocsin.lint.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnknownWordTest {
    @TempDir
    private Path root;

    @Test
    void tellsWordsThatThePortalDoesNotKnow() {
        assertThat(WorkbookCase.found(root, new UnknownWord(), """
                {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "requests",
                "visualization": "linchart", "queryType": 99}},
                {"type": 9, "name": "bar", "content": {"version": "KqlParameterItem/1.0", "parameters": [
                {"name": "A",
                "type": 3}]}},
                {"type": 1, "name": "t", "content": {"json": "x"}, "conditionalVisibility": {"parameterName": "A",
                "comparison": "equals"}}
                """))
                .containsExactly(
                        "3:18 error the portal knows no visualization \"linchart\"",
                        "3:43 error the portal knows no queryType \"99\"",
                        "6:9 error the portal knows no type of a parameter \"3\"",
                        "8:15 error the portal knows no comparison \"equals\"");
    }

    @Test
    void takesThoseOfTheGallery() {
        assertThat(WorkbookCase.found(root, new UnknownWord(), """
                {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "requests", "visualization": "unstackedbar", "queryType": 1}},
                {"type": 9, "name": "bar", "content": {"version": "KqlParameterItem/1.0", "parameters": [
                {"name": "A", "type": 11}]}}
                """)).isEmpty();
    }
}

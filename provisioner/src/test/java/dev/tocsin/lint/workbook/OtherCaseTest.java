package dev.tocsin.lint.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherCaseTest {
    @TempDir
    private Path root;

    @Test
    void tellsTwoNames() {
        assertThat(found("""
            {"type": 9, "name": "bar", "content": {"version": "KqlParameterItem/1.0", "parameters": [{"name": "Host", "type": 1}, {"name": "host", "type": 1}]}}
            """))
                .containsExactly("2:128 warning {host} and {Host} are two parameters; give one another name");
    }

    @Test
    void tellsAReference() {
        assertThat(found("""
            {"type": 9, "name": "bar", "content": {"version": "KqlParameterItem/1.0", "parameters": [{"name": "Host", "type": 1}]}},
            {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "requests | where name in ({host})", "queryType": 0}}
            """)).containsExactly("3:100 warning {host} is not defined, and {Host} is; write it the same");
    }

    @Test
    void takesTheSame() {
        assertThat(found("""
            {"type": 9, "name": "bar", "content": {"version": "KqlParameterItem/1.0", "parameters": [{"name": "Host", "type": 1}]}},
            {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "requests | where name in ({Host})", "queryType": 0}}
            """)).isEmpty();
    }

    private List<String> found(String items) {
        return WorkbookCase.found(root, new OtherCase(new SharedFacts()), items);
    }
}

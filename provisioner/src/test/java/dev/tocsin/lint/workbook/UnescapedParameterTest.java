package dev.tocsin.lint.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnescapedParameterTest {
    @TempDir
    private Path root;

    @Test
    void tellsTypedTextInAString() {
        assertThat(found("""
            {"type": 9, "name": "bar", "content": {"version": "KqlParameterItem/1.0", "parameters": [{"name": "Host", "type": 1}]}},
            {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "requests | where name == '{Host}' or url == '{Host}'", "queryType": 0}}
            """))
                .containsExactly("3:100 warning readers type {Host}, and a quotation mark in it breaks the query; write"
                        + " {Host:escape}");
    }

    @Test
    void takesEscapedText() {
        assertThat(found("""
            {"type": 9, "name": "bar", "content": {"version": "KqlParameterItem/1.0", "parameters": [{"name": "Host", "type": 1}]}},
            {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "requests | where name == '{Host:escape}'", "queryType": 0}}
            """)).isEmpty();
    }

    @Test
    void takesWhatNobodyTypes() {
        assertThat(found("""
            {"type": 9, "name": "bar", "content": {"version": "KqlParameterItem/1.0", "parameters": [{"name": "Host", "type": 2}, {"name": "Hidden", "type": 1, "isHiddenWhenLocked": true}]}},
            {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "requests | where name == '{Host}' or name == '{Hidden}'", "queryType": 0}}
            """)).isEmpty();
    }

    private List<String> found(String items) {
        return WorkbookCase.found(root, new UnescapedParameter(new SharedFacts()), items);
    }
}

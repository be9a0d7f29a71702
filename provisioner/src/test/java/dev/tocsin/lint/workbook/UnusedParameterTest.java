package dev.tocsin.lint.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnusedParameterTest {
    @TempDir
    private Path root;

    @Test
    void tellsWhatNothingUses() {
        assertThat(found("""
            {"type": 9, "name": "bar", "content": {"version": "KqlParameterItem/1.0", "parameters": [{"name": "Host", "type": 1}]}}
            """)).containsExactly("2:99 note nothing in the workbook uses {Host}; use it or remove it");
    }

    @Test
    void takesWhatAQueryATitleOrASettingUses() {
        assertThat(found("""
            {"type": 9, "name": "bar", "content": {"version": "KqlParameterItem/1.0", "parameters": [{"name": "A", "type": 1}, {"name": "B", "type": 1}, {"name": "C", "type": 1, "criteriaData": [{"criteriaContext": {"leftOperand": "D"}}]}, {"name": "D", "type": 1}]}},
            {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "requests | where name == '{A}'", "queryType": 0, "title": "{B:label} {C}"}}
            """)).isEmpty();
    }

    @Test
    void whatIsLinkedGetsEverything() {
        assertThat(found("""
            {"type": 9, "name": "bar", "content": {"version": "KqlParameterItem/1.0", "parameters": [{"name": "Host", "type": 1}]}},
            {"type": 11, "name": "l", "content": {"version": "LinkItem/1.0", "links": [{"linkTarget": "WorkbookTemplate",
            "workbookContext": {"templateIdSource": "static", "templateId": "x"}}]}}
            """)).isEmpty();
    }

    private List<String> found(String items) {
        return WorkbookCase.found(root, new UnusedParameter(new SharedFacts()), items);
    }
}

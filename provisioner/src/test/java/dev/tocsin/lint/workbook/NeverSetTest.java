package dev.tocsin.lint.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeverSetTest {
    @TempDir
    private Path root;

    @Test
    void tellsWhatNothingSets() {
        assertThat(found("""
            {"type": 9, "name": "bar", "content": {"version": "KqlParameterItem/1.0", "parameters": [{"name": "Host", "type": 1, "isRequired": true, "isHiddenWhenLocked": true}]}},
            {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "requests | where name == '{Host}'", "queryType": 0}}
            """))
                .containsExactly(
                        "2:99 warning {Host} is hidden and required, and nothing in this workbook sets it; give it a"
                                + " value or a query, or show it");
    }

    @Test
    void takesWhatHasAValueIsShownOrChosen() {
        assertThat(found("""
            {"type": 9, "name": "bar", "content": {"version": "KqlParameterItem/1.0", "parameters": [{"name": "A", "type": 1, "isRequired": true, "isHiddenWhenLocked": true, "value": "1"}, {"name": "B", "type": 1, "isRequired": true}, {"name": "C", "type": 5, "isRequired": true, "isHiddenWhenLocked": true}]}},
            {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "requests | where name == '{A}{B}{C}'", "queryType": 0}}
            """)).isEmpty();
    }

    private List<String> found(String items) {
        return WorkbookCase.found(root, new NeverSet(new SharedFacts()), items);
    }
}

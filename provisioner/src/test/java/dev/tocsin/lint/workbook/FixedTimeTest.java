package dev.tocsin.lint.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixedTimeTest {
    @TempDir
    private Path root;

    @Test
    void tellsAQueryThatFixesIt() {
        assertThat(found("""
            {"type": 9, "name": "bar", "content": {"version": "KqlParameterItem/1.0", "parameters": [{"name": "Time", "type": 4}]}},
            {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "requests | where timestamp > ago(1d)", "queryType": 0}}
            """))
                .containsExactly(
                        "3:73 note the query fixes its time range, so {Time} does not change it; say so in the title,"
                                + " or take the time range from the parameter");
    }

    @Test
    void takesTheItemsTimeRange() {
        assertThat(found("""
            {"type": 9, "name": "bar", "content": {"version": "KqlParameterItem/1.0", "parameters": [{"name": "Time", "type": 4}]}},
            {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "requests | where timestamp > ago(1d)", "queryType": 0, "timeContextFromParameter": "Time"}}
            """)).isEmpty();
    }

    @Test
    void takesTheParameterAndWhatIsComputedFromIt() {
        assertThat(found("""
            {"type": 9, "name": "bar", "content": {"version": "KqlParameterItem/1.0", "parameters": [{"name": "Time", "type": 4}, {"name": "Start", "type": 1, "query": "print {Time:start}"}]}},
            {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "requests | where timestamp > ago({Start})", "queryType": 0}},
            {"type": 3, "name": "r", "content": {"version": "KqlItem/1.0", "query": "requests | where timestamp > ago(1d) and timestamp {Time}", "queryType": 0}}
            """)).isEmpty();
    }

    @Test
    void withoutSuchAParameterNothingIsPromised() {
        assertThat(found("""
            {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "requests | where timestamp > ago(1d)", "queryType": 0}}
            """)).isEmpty();
    }

    private List<String> found(String items) {
        return WorkbookCase.found(root, new FixedTime(new SharedFacts()), items);
    }
}

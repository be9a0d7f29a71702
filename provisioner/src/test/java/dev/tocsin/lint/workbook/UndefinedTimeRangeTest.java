package dev.tocsin.lint.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndefinedTimeRangeTest {
    @TempDir
    private Path root;

    @Test
    void aMistypedNameIsAnError() {
        assertThat(found("""
            {"type": 9, "name": "bar", "content": {"version": "KqlParameterItem/1.0", "parameters": [{"name": "TimeRange", "type": 4}]}},
            {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "requests", "queryType": 0, "timeContextFromParameter": "TimeRnge"}}
            """))
                .containsExactly("3:129 error the time range comes from {TimeRnge}, which is not defined; did you mean"
                        + " {TimeRange}?");
    }

    @Test
    void namesOfAParentAreToldAsSuch() {
        assertThat(found("""
            {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "requests | where name in ({Host})", "queryType": 0, "timeContextFromParameter": "Time"}}
            """))
                .containsExactly(
                        "2:154 note the time range comes from {Time}, which is not defined; opened by itself the"
                                + " workbook has none");
    }

    @Test
    void aQueryOfResourceGraphTakesNoTime() {
        assertThat(found("""
            {"type": 9, "name": "bar", "content": {"version": "KqlParameterItem/1.0", "parameters": [{"name": "Time", "type": 4}]}},
            {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "resources", "queryType": 1, "timeContextFromParameter": "Missing"}}
            """)).isEmpty();
    }

    @Test
    void takesWhatIsDefined() {
        assertThat(found("""
            {"type": 9, "name": "bar", "content": {"version": "KqlParameterItem/1.0", "parameters": [{"name": "Time", "type": 4}]}},
            {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "requests", "queryType": 0, "timeContextFromParameter": "Time"}}
            """)).isEmpty();
    }

    private List<String> found(String items) {
        return WorkbookCase.found(root, new UndefinedTimeRange(new SharedFacts()), items);
    }
}

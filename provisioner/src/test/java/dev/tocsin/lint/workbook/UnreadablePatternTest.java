package dev.tocsin.lint.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreadablePatternTest {
    @TempDir
    private Path root;

    @Test
    void tellsWhatRepeatsNothing() {
        assertThat(found("""
            {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "requests", "queryType": 0,
            "gridSettings": {"formatters": [{"columnMatch": "*Count", "formatter": 5}]}}}
            """))
                .containsExactly(
                        "3:49 warning columnMatch is a regular expression, and in this one * repeats nothing; put \\\\"
                                + " before characters that are meant as they are");
    }

    @Test
    void tellsBracketsThatDoNotMatch() {
        assertThat(found("""
            {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "requests", "queryType": 0,
            "gridSettings": {"formatters": [{"columnMatch": "Count (ms", "formatter": 5}]}}}
            """))
                .containsExactly(
                        "3:49 warning columnMatch is a regular expression, and in this one a ( is not closed; put \\\\"
                                + " before characters that are meant as they are");
    }

    @Test
    void takesPatterns() {
        assertThat(found("""
            {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "requests", "queryType": 0,
            "gridSettings": {"formatters": [{"columnMatch": "^.*(ms|s)?[)+]+?$|\\\\(x\\\\)|(?:a)b*?{2}", "formatter": 5}]}}}
            """)).isEmpty();
    }

    private List<String> found(String items) {
        return WorkbookCase.found(root, new UnreadablePattern(), items);
    }
}

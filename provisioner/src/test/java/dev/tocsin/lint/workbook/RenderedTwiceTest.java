package dev.tocsin.lint.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderedTwiceTest {
    @TempDir
    private Path root;

    @Test
    void tellsTwoCharts() {
        assertThat(found("""
            {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "requests | summarize count() by name | render piechart", "queryType": 0, "visualization": "barchart"}}
            """))
                .containsExactly(
                        "2:164 note the query says render piechart, and the item's visualization is barchart; keep one"
                                + " of them");
    }

    @Test
    void takesTheSameChartAndOne() {
        assertThat(found("""
            {"type": 3, "name": "q", "content": {"version": "KqlItem/1.0", "query": "requests | render timechart", "queryType": 0, "visualization": "timechart"}},
            {"type": 3, "name": "r", "content": {"version": "KqlItem/1.0", "query": "requests | render timechart", "queryType": 0}}
            """)).isEmpty();
    }

    private List<String> found(String items) {
        return WorkbookCase.found(root, new RenderedTwice(new SharedFacts()), items);
    }
}

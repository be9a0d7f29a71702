package dev.tocsin.lint.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyItemsTest {
    private static final String TEXT = "{\"type\": 1, \"name\": \"t\", \"content\": {\"json\": \"x\"}}";
    private static final String QUERY = "{\"type\": 3, \"name\": \"q\", \"content\": {\"version\": \"KqlItem/1.0\","
            + " \"query\": \"requests\", \"queryType\": %d}}";

    @TempDir
    private Path root;

    @Test
    void thirtyItemsAreTakenAndMoreAreANote() {
        assertThat(found(TEXT, 30)).isEmpty();
        assertThat(found(TEXT, 31))
                .containsExactly("1:1 note the workbook has 31 items; groups can load parts of them from templates");
    }

    @Test
    void moreThanAHundredItemsAreAWarning() {
        assertThat(found(TEXT, 101))
                .containsExactly(
                        "1:1 warning the workbook has 101 items; groups can load parts of them from templates");
    }

    @Test
    void countsQueriesByTheirSource() {
        assertThat(found(QUERY.formatted(1), 16))
                .containsExactly("1:1 warning the workbook has 16 Resource Graph queries; more than 15 at once may be"
                        + " throttled");
        assertThat(found(QUERY.formatted(0), 41))
                .contains("1:1 warning the workbook has 41 logs queries; more than 40 at once may be throttled");
    }

    private List<String> found(String item, int times) {
        String items = IntStream.range(0, times).mapToObj(i -> item).collect(Collectors.joining(","));
        return WorkbookCase.found(root, new ManyItems(new SharedFacts()), items);
    }
}

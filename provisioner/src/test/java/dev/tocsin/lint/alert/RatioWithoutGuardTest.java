package dev.tocsin.lint.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RatioWithoutGuardTest {
    @TempDir
    private Path root;

    private static final String COUNTS =
            "requests | summarize failed = countif(success == 'False'), total = sum(itemCount)";

    private List<String> found(String query) {
        return AlertCase.in(root).query(query).found(new RatioWithoutGuard());
    }

    @Test
    void findsAShareOfCounts() {
        assertThat(found(COUNTS + " | extend percent = 100.0 * failed / total"))
                .singleElement()
                .asString()
                .contains("warning one failure of one request is 100 % here");
    }

    @Test
    void findsItInTheSummaryItself() {
        assertThat(found("requests | summarize percent = 100.0 * countif(success == 'False') / count()"))
                .hasSize(1);
    }

    @Test
    void findsItThroughConversionsAndSums() {
        assertThat(found("requests | summarize ok = countif(success == 'True'), bad = countif(success == 'False')"
                        + " | extend total = toreal(ok + bad) | project share = toreal(bad) / total"))
                .hasSize(1);
    }

    @Test
    void acceptsAGuard() {
        assertThat(found(COUNTS + " | extend percent = iff(total >= 20, 100.0 * failed / total, 0.0)"))
                .isEmpty();
        assertThat(found(COUNTS + " | where total > 20 | extend percent = 100.0 * failed / total"))
                .isEmpty();
        assertThat(found(COUNTS + " | extend percent = 100.0 * failed / max_of(total, 20)"))
                .isEmpty();
    }

    @Test
    void saysNothingOfAverages() {
        assertThat(found("customMetrics | summarize s = sum(valueSum), n = sum(valueCount) | extend mean = s / n"))
                .isEmpty();
        assertThat(found("requests | summarize total = count() | extend perMinute = total / 5"))
                .isEmpty();
    }
}

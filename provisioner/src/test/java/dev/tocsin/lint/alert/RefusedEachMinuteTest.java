package dev.tocsin.lint.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusedEachMinuteTest {
    @TempDir
    private Path root;

    @Test
    void findsUnion() {
        assertThat(AlertCase.in(root)
                        .query("union requests, dependencies")
                        .with("\"evaluationFrequency\": \"PT5M\"", "\"evaluationFrequency\": \"PT1M\"")
                        .found(new RefusedEachMinute()))
                .singleElement()
                .asString()
                .contains("error Azure takes no union in a rule that runs each minute");
    }

    @Test
    void findsIngestionTime() {
        assertThat(AlertCase.in(root)
                        .query("requests | where ingestion_time() > ago(1m)")
                        .with("\"evaluationFrequency\": \"PT5M\"", "\"evaluationFrequency\": \"PT1M\"")
                        .found(new RefusedEachMinute()))
                .singleElement()
                .asString()
                .contains("Azure takes no ingestion_time()");
    }

    @Test
    void acceptsUnionEveryFiveMinutes() {
        assertThat(AlertCase.in(root).query("union requests, dependencies").found(new RefusedEachMinute()))
                .isEmpty();
    }

    @Test
    void acceptsAQueryOfOneTable() {
        assertThat(AlertCase.in(root)
                        .with("\"evaluationFrequency\": \"PT5M\"", "\"evaluationFrequency\": \"PT1M\"")
                        .found(new RefusedEachMinute()))
                .isEmpty();
    }
}

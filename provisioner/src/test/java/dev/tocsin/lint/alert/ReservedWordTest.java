package dev.tocsin.lint.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReservedWordTest {
    @TempDir
    private Path root;

    @Test
    void findsItOnce() {
        assertThat(AlertCase.in(root)
                        .query("requests | summarize AggregatedValue = count() | where AggregatedValue > 1")
                        .found(new ReservedWord()))
                .singleElement()
                .asString()
                .contains("note Microsoft documents AggregatedValue as reserved");
    }

    @Test
    void acceptsOtherNamesAndTheWordInText() {
        assertThat(AlertCase.in(root)
                        .query("requests | summarize total = count() by name | where name != 'AggregatedValue'")
                        .found(new ReservedWord()))
                .isEmpty();
    }
}

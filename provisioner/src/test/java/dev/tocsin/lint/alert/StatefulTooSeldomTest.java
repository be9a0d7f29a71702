package dev.tocsin.lint.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatefulTooSeldomTest {
    @TempDir
    private Path root;

    private AlertCase daily() {
        return AlertCase.in(root)
                .with("\"evaluationFrequency\": \"PT5M\"", "\"evaluationFrequency\": \"P1D\"")
                .with("\"windowSize\": \"PT5M\"", "\"windowSize\": \"P1D\"");
    }

    @Test
    void findsARuleThatRunsDaily() {
        assertThat(daily().found(new StatefulTooSeldom()))
                .singleElement()
                .asString()
                .contains("warning a rule that resolves itself and runs every 24 hours is not supported");
    }

    @Test
    void acceptsOneThatDoesNotResolveItself() {
        assertThat(daily().with("\"severity\": 1", "\"severity\": 1, \"autoMitigate\": false")
                        .found(new StatefulTooSeldom()))
                .isEmpty();
    }

    @Test
    void acceptsOneThatRunsOften() {
        assertThat(AlertCase.in(root).found(new StatefulTooSeldom())).isEmpty();
    }
}

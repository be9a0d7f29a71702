package dev.tocsin.lint.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImpossibleThresholdTest {
    @TempDir
    private Path root;

    @Test
    void findsLessThanZeroRows() {
        assertThat(AlertCase.in(root)
                        .with("\"GreaterThan\"", "\"LessThan\"")
                        .with("\"threshold\": 5", "\"threshold\": 0")
                        .found(new ImpossibleThreshold()))
                .singleElement()
                .asString()
                .contains("error a number of rows is never less than 0");
    }

    @Test
    void findsHalfARow() {
        assertThat(AlertCase.in(root)
                        .with("\"GreaterThan\"", "\"Equal\"")
                        .with("\"threshold\": 5", "\"threshold\": 0.5")
                        .found(new ImpossibleThreshold()))
                .singleElement()
                .asString()
                .contains("never equal to 0.5");
    }

    @Test
    void acceptsNoRowAtAll() {
        assertThat(AlertCase.in(root)
                        .with("\"GreaterThan\"", "\"LessThan\"")
                        .with("\"threshold\": 5", "\"threshold\": 1")
                        .found(new ImpossibleThreshold()))
                .isEmpty();
    }

    @Test
    void acceptsAMeasureBelowZero() {
        assertThat(AlertCase.in(root)
                        .with("\"Count\"", "\"Average\"")
                        .with("\"GreaterThan\"", "\"LessThan\"")
                        .with("\"threshold\": 5", "\"threshold\": -1, \"metricMeasureColumn\": \"duration\"")
                        .found(new ImpossibleThreshold()))
                .isEmpty();
    }
}

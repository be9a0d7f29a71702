package dev.tocsin.lint.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeriodsWithoutTimeTest {
    @TempDir
    private Path root;

    @Test
    void findsAResultWithoutTime() {
        assertThat(AlertCase.in(root)
                        .query("requests | summarize failed = countif(success == false)")
                        .condition(
                                "\"failingPeriods\": {\"numberOfEvaluationPeriods\": 3, \"minFailingPeriodsToAlert\": 2}")
                        .found(new PeriodsWithoutTime()))
                .singleElement()
                .asString()
                .contains("error the result has no datetime column");
    }

    @Test
    void acceptsAResultWithTime() {
        assertThat(AlertCase.in(root)
                        .query("requests | summarize failed = countif(success == false) by bin(timestamp, 5m)")
                        .condition(
                                "\"failingPeriods\": {\"numberOfEvaluationPeriods\": 3, \"minFailingPeriodsToAlert\": 2}")
                        .found(new PeriodsWithoutTime()))
                .isEmpty();
    }

    @Test
    void acceptsOnePeriod() {
        assertThat(AlertCase.in(root)
                        .query("requests | summarize failed = countif(success == false)")
                        .condition(
                                "\"failingPeriods\": {\"numberOfEvaluationPeriods\": 1, \"minFailingPeriodsToAlert\": 1}")
                        .found(new PeriodsWithoutTime()))
                .isEmpty();
    }
}

package dev.tocsin.lint.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LongerThanTwoDaysTest {
    @TempDir
    private Path root;

    @Test
    void findsSixPeriodsOfADay() {
        assertThat(AlertCase.in(root)
                        .with("\"windowSize\": \"PT5M\"", "\"windowSize\": \"P1D\"")
                        .condition(
                                "\"failingPeriods\": {\"numberOfEvaluationPeriods\": 6, \"minFailingPeriodsToAlert\": 2}")
                        .found(new LongerThanTwoDays()))
                .singleElement()
                .asString()
                .contains("error window times periods is 144 hours");
    }

    @Test
    void acceptsTwoDays() {
        assertThat(AlertCase.in(root)
                        .with("\"windowSize\": \"PT5M\"", "\"windowSize\": \"P1D\"")
                        .condition(
                                "\"failingPeriods\": {\"numberOfEvaluationPeriods\": 2, \"minFailingPeriodsToAlert\": 2}")
                        .found(new LongerThanTwoDays()))
                .isEmpty();
    }

    @Test
    void acceptsARangeOfItsOwn() {
        assertThat(AlertCase.in(root)
                        .with(
                                "\"windowSize\": \"PT5M\"",
                                "\"windowSize\": \"P1D\", \"overrideQueryTimeRange\": \"P2D\"")
                        .condition(
                                "\"failingPeriods\": {\"numberOfEvaluationPeriods\": 3, \"minFailingPeriodsToAlert\": 2}")
                        .found(new LongerThanTwoDays()))
                .isEmpty();
    }
}

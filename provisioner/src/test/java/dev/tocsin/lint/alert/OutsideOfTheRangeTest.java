package dev.tocsin.lint.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutsideOfTheRangeTest {
    @TempDir
    private Path root;

    @Test
    void findsADayInAWindowOfMinutes() {
        assertThat(AlertCase.in(root)
                        .query("requests | where timestamp > ago(1d)")
                        .found(new OutsideOfTheRange()))
                .singleElement()
                .asString()
                .contains("warning the rule lets the query see the last 5 minutes");
    }

    @Test
    void acceptsTheWindowItself() {
        assertThat(AlertCase.in(root)
                        .query("requests | where timestamp > ago(5m)")
                        .found(new OutsideOfTheRange()))
                .isEmpty();
    }

    @Test
    void countsThePeriods() {
        assertThat(AlertCase.in(root)
                        .query("requests | where timestamp > ago(15m)")
                        .condition(
                                "\"failingPeriods\": {\"numberOfEvaluationPeriods\": 3, \"minFailingPeriodsToAlert\": 2}")
                        .found(new OutsideOfTheRange()))
                .isEmpty();
    }

    @Test
    void acceptsARangeOfItsOwn() {
        assertThat(AlertCase.in(root)
                        .query("requests | where timestamp > ago(1d)")
                        .with(
                                "\"windowSize\": \"PT5M\"",
                                "\"windowSize\": \"PT5M\", \"overrideQueryTimeRange\": \"P1D\"")
                        .found(new OutsideOfTheRange()))
                .isEmpty();
    }
}

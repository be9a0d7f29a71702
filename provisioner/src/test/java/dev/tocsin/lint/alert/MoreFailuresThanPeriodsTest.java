package dev.tocsin.lint.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoreFailuresThanPeriodsTest {
    @TempDir
    private Path root;

    @Test
    void findsThreeOfTwo() {
        assertThat(AlertCase.in(root)
                        .condition(
                                "\"failingPeriods\": {\"numberOfEvaluationPeriods\": 2, \"minFailingPeriodsToAlert\": 3}")
                        .found(new MoreFailuresThanPeriods()))
                .singleElement()
                .asString()
                .contains("error the rule waits for 3 failing periods and looks at 2");
    }

    @Test
    void acceptsTwoOfThree() {
        assertThat(AlertCase.in(root)
                        .condition(
                                "\"failingPeriods\": {\"numberOfEvaluationPeriods\": 3, \"minFailingPeriodsToAlert\": 2}")
                        .found(new MoreFailuresThanPeriods()))
                .isEmpty();
    }
}

package dev.tocsin.lint.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusedPeriodsTest {
    @TempDir
    private Path root;

    private AlertCase periods(int number) {
        return AlertCase.in(root)
                .condition("\"failingPeriods\": {\"numberOfEvaluationPeriods\": " + number
                        + ", \"minFailingPeriodsToAlert\": " + number + "}");
    }

    @Test
    void findsWhatThePortalExports() {
        assertThat(periods(0).found(new RefusedPeriods()))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one).contains("error Azure refuses"));
        assertThat(periods(0).found(new MoreFailuresThanPeriods())).isEmpty();
    }

    @Test
    void acceptsOneOfOne() {
        assertThat(periods(1).found(new RefusedPeriods())).isEmpty();
    }
}

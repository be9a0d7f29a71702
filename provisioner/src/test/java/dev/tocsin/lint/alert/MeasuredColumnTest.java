package dev.tocsin.lint.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuredColumnTest {
    @TempDir
    private Path root;

    @Test
    void findsAColumnThatTheQueryDoesNotGive() {
        assertThat(AlertCase.in(root)
                        .with("\"Count\"", "\"Average\"")
                        .query("requests | summarize failed = countif(success == false)")
                        .condition("\"metricMeasureColumn\": \"Failed\"")
                        .found(new MeasuredColumn()))
                .singleElement()
                .asString()
                .contains("error the query gives no column Failed to measure; it gives failed");
    }

    @Test
    void findsAColumnOfText() {
        assertThat(AlertCase.in(root)
                        .with("\"Count\"", "\"Average\"")
                        .query("requests | project name")
                        .condition("\"metricMeasureColumn\": \"name\"")
                        .found(new MeasuredColumn()))
                .singleElement()
                .asString()
                .contains("is of type string; convert it");
    }

    @Test
    void acceptsANumber() {
        assertThat(AlertCase.in(root)
                        .with("\"Count\"", "\"Average\"")
                        .query("requests | summarize failed = countif(success == false)")
                        .condition("\"metricMeasureColumn\": \"failed\"")
                        .found(new MeasuredColumn()))
                .isEmpty();
    }

    @Test
    void saysNothingOfAResultThatIsNotKnown() {
        assertThat(AlertCase.in(root)
                        .with("\"Count\"", "\"Average\"")
                        .query("Orders_CL")
                        .condition("\"metricMeasureColumn\": \"amount_d\"")
                        .found(new MeasuredColumn()))
                .isEmpty();
    }
}

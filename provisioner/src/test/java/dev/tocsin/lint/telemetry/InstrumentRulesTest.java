package dev.tocsin.lint.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gauges that are summed, and counters that are not. */
class InstrumentRulesTest {
    @TempDir
    private Path root;

    @Test
    void findsTheSumOfAGauge() {
        assertThat(found("TOC2402", "customMetrics | where name == \"queue_length\" | summarize sum(value)"))
                .containsExactly("1:58 warning \"queue_length\" is a gauge: each row holds the value as last seen, so"
                        + " sum(value) grows with the number of rows; take avg, max or the last one, and add up"
                        + " series only per time");
    }

    @Test
    void findsTheTotalOfAGaugeByTheService() {
        assertThat(ContractCase.in(root)
                        .measuring("value", "Total")
                        .found("TOC2402", "customMetrics | where name == \"queue_length\" | project timestamp, value"))
                .singleElement()
                .asString()
                .contains("Total of value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customMetrics | where name == \"queue_length\" | summarize sum(value) by bin(timestamp, 1m)",
                "customMetrics | where name == \"queue_length\" | extend t = bin(timestamp, 1m) | summarize sum(value)"
                        + " by t",
                "customMetrics | where name == \"queue_length\" | make-series sum(value) on timestamp step 1m",
                "customMetrics | where name == \"queue_length\" | summarize sum(value) / count()",
                "customMetrics | where name == \"queue_length\" | summarize arg_max(timestamp, value) by"
                        + " cloud_RoleInstance | summarize sum(value)",
                "customMetrics | where name == \"orders_total\" | summarize sum(value)",
                "customMetrics | summarize sum(value)",
            })
    void acceptsSumsThatMeanSomething(String query) {
        assertThat(found("TOC2402", query)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "summarize avg(value)",
                "summarize percentile(valueSum, 95)",
                "summarize arg_max(timestamp, value)",
                "summarize avg(iff(name == \"orders_total\", valueSum, 0.0))",
            })
    void findsACounterThatIsNotSummed(String rest) {
        assertThat(found("TOC2403", "customMetrics | where name == \"orders_total\" | " + rest))
                .singleElement()
                .asString()
                .contains(" warning \"orders_total\" is a counter")
                .endsWith("write sum(valueSum)");
    }

    @Test
    void acceptsACounterThatIsSummed() {
        assertThat(found(
                        "TOC2403",
                        "customMetrics | where name == \"orders_total\" | summarize n = sum(valueSum) by"
                                + " bin(timestamp, 1m) | summarize avg(n)"))
                .isEmpty();
    }

    private List<String> found(String code, String query) {
        return ContractCase.in(root).found(code, query);
    }
}

package dev.tocsin.lint.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramAsValueTest {
    private static final String CODE = "TOC2401";
    private static final String CHOSEN = "customMetrics\n| where name == \"checkout_seconds\"\n";

    @TempDir
    private Path root;

    @Test
    void saysWhatToWriteForAnAverage() {
        assertThat(found(CHOSEN + "| summarize average = avg(value) by bin(timestamp, 5m)"))
                .containsExactly(
                        "3:23 error \"checkout_seconds\" is a histogram: each row holds the sum of an interval, so"
                                + " avg(value) is of sums, not of measurements; write sum(valueSum) / sum(valueCount)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "| summarize percentile(value, 95)",
                "| summarize percentiles(valueSum, 50, 95) by cloud_RoleName",
                "| summarize percentilew(value, valueCount, 95)",
                "| summarize max(value)",
                "| summarize min(valueSum)",
                "| summarize round(avg(value * 1000), 2)",
                "| summarize avg(todouble(value) / 1000)",
                "| summarize s = sum(value) / count()",
                "| make-series avg(value) on timestamp step 5m",
                "| extend seconds = value | summarize avg(seconds)",
                "| project timestamp, took = value | where took > 1 | summarize avg(took)",
                "| join kind=inner (requests | summarize count() by cloud_RoleName) on cloud_RoleName | summarize"
                        + " avg(value)",
                "| project-away itemType, valueM* | summarize avg(value)",
                "| project-keep name, v* | summarize avg(value)",
                "| summarize arg_max(timestamp, *) by cloud_RoleName | summarize avg(value)",
                "| summarize avgif(value, valueCount > 2)",
            })
    void findsItBehindOtherOperators(String rest) {
        assertThat(found(CHOSEN + rest)).singleElement().asString().contains(" error ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customMetrics | where name in (\"queue_length\", \"checkout_seconds\") | summarize avg(value) by name",
                "customMetrics | where name =~ \"Checkout_Seconds\" | summarize avg(value)",
                "customMetrics | where tolower(name) == \"checkout_seconds\" | summarize avg(value)",
                "customMetrics | where \"checkout_seconds\" == name | summarize avg(value)",
                "customMetrics | where not(name != \"checkout_seconds\") | summarize avg(value)",
                "customMetrics | where name == \"checkout_seconds\" and valueCount > 0 | summarize avg(value)",
                "customMetrics | summarize avgif(value, name == \"checkout_seconds\")",
                "customMetrics | summarize avg(iff(name == \"checkout_seconds\", value, real(null)))",
                "let wanted = \"checkout_seconds\"; customMetrics | where name == wanted | summarize avg(value)",
                "let wanted = dynamic([\"checkout_seconds\"]); customMetrics | where name in (wanted) | summarize"
                        + " avg(value)",
                "let checkouts = customMetrics | where name == \"checkout_seconds\"; checkouts | summarize avg(value)",
                "let metric = (n: string) { customMetrics | where name == n }; metric(\"checkout_seconds\") |"
                        + " summarize avg(value)",
                "let average = (T: (name: string, value: real)) { T | summarize avg(value) };"
                        + " average((customMetrics | where name == \"checkout_seconds\"))",
                "union (customMetrics | where name == \"checkout_seconds\"), (customMetrics | where name =="
                        + " \"orders_total\") | summarize avg(value) by name",
            })
    void followsTheName(String query) {
        assertThat(found(query)).singleElement().asString().contains(" error \"checkout_seconds\" is a histogram");
    }

    @Test
    void isAWarningWhereOtherMetricsMayBeMeant() {
        assertThat(found("customMetrics | where name startswith \"checkout\" | summarize avg(value)"))
                .singleElement()
                .asString()
                .contains(" warning ");
    }

    @Test
    void knowsTheTablesOfAWorkspace() {
        String query = "AppMetrics | where Name == \"checkout_seconds\" | summarize avg(Sum)";
        assertThat(ContractCase.in(root).ofWorkspace().found(CODE, query))
                .singleElement()
                .asString()
                .endsWith("write sum(Sum) / sum(ItemCount)");
    }

    @Test
    void findsWhatTheServiceAggregates() {
        List<String> found = ContractCase.in(root)
                .measuring("took", "Average")
                .found(CODE, CHOSEN + "| project timestamp, took = value");
        assertThat(found)
                .singleElement()
                .asString()
                .startsWith("shop.json:8:")
                .contains("error")
                .contains("Average of took");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                CHOSEN + "| summarize sum(valueSum) / sum(valueCount)",
                CHOSEN + "| summarize max(valueMax), min(valueMin), sum(value)",
                CHOSEN + "| where valueCount == 1 | summarize avg(value)",
                CHOSEN + "| where valueCount < 2 | summarize avg(value)",
                CHOSEN + "| extend v = iff(valueCount == 1, value, valueMax) | summarize avg(v)",
                CHOSEN + "| project-away value | join kind=inner (customMetrics | where name == \"queue_length\") on"
                        + " cloud_RoleInstance | summarize avg(value)",
                CHOSEN + "| project-away value* | extend value = toreal(cloud_RoleInstance) | summarize avg(value)",
                "let cloud_RoleName = \"checkout_seconds\"; customMetrics | where name == cloud_RoleName | summarize avg(value)",
                CHOSEN + "| summarize total = sum(value) by bin(timestamp, 1h) | summarize avg(total)",
                CHOSEN + "| extend value = valueSum / valueCount | summarize avg(value)",
                "customMetrics | where name == \"queue_length\" | summarize avg(value), percentile(value, 95)",
                "customMetrics | where name != \"checkout_seconds\" | summarize avg(value) by name"
                        + " | where name == \"something\"",
                "customMetrics | summarize avg(value) by name",
                "requests | where name == \"checkout_seconds\" | summarize avg(duration)",
                "customMetrics | summarize s = sumif(value, name == \"checkout_seconds\"), q = avgif(value, name =="
                        + " \"queue_length\")",
            })
    void acceptsWhatHasAnAnswer(String query) {
        assertThat(found(query)).isEmpty();
    }

    @Test
    void saysNothingWithoutAContract() {
        assertThat(ContractCase.in(root).withoutContract().found(CODE, CHOSEN + "| summarize avg(value)"))
                .isEmpty();
    }

    private List<String> found(String query) {
        return ContractCase.in(root).found(CODE, query);
    }
}

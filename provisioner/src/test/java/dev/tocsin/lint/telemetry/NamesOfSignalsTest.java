package dev.tocsin.lint.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, properties and values that are looked for, against those that are emitted. */
class NamesOfSignalsTest {
    @TempDir
    private Path root;

    @Test
    void findsAMisspeltMetric() {
        assertThat(found("TOC2404", "customMetrics | where name == \"order_total\" | count"))
                .containsExactly("1:31 error no contract in telemetry/ says that anything emits \"order_total\" to"
                        + " customMetrics; did you mean \"orders_total\"?");
    }

    @Test
    void findsTheWrongCaseOnlyWhereCaseCounts() {
        assertThat(found("TOC2404", "customMetrics | where name in (\"Orders_Total\") | count"))
                .singleElement()
                .asString()
                .contains(" error ");
        assertThat(found("TOC2404", "customMetrics | where name in~ (\"Orders_Total\") | count"))
                .isEmpty();
    }

    @Test
    void warnsOfANameThatSomethingElseMayEmit() {
        assertThat(found("TOC2404", "customMetrics | where name == \"http.server.request.duration\" | count"))
                .singleElement()
                .asString()
                .contains(" warning ")
                .contains("add it to the contract");
    }

    @Test
    void findsAMetricThatStaysInTheProcess() {
        assertThat(found("TOC2404", "customMetrics | where name == \"carts_by_store\" | count"))
                .singleElement()
                .asString()
                .contains(" error ")
                .contains("never leaves the application");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customMetrics | where name == \"orders_total\" | count",
                "customMetrics | where name != \"whatever\" | count",
                "customMetrics | where name has \"whatever\" | count",
                "requests | where name == \"GET /orders\" | count",
                "customEvents | where name == \"clicked\" | count",
                "customMetrics | extend name = tostring(customDimensions.status) | where name == \"x\" | count",
            })
    void acceptsOtherNames(String query) {
        assertThat(found("TOC2404", query)).isEmpty();
    }

    @Test
    void findsAPropertyThatTheMetricDoesNotHave() {
        assertThat(found(
                        "TOC2405",
                        "customMetrics | where name == \"orders_total\" | where customDimensions[\"contry\"]"
                                + " == \"de\" | count"))
                .containsExactly(
                        "1:54 warning no contract in telemetry/ says that \"orders_total\" has \"contry\"; did you mean"
                                + " \"country\"?");
    }

    @Test
    void findsAFieldThatNoEventHas() {
        assertThat(found("TOC2405", "traces | extend id = tostring(customDimensions.orderid) | summarize dcount(id)"))
                .singleElement()
                .asString()
                .contains("did you mean \"order_id\"?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customMetrics | where name == \"orders_total\" | summarize sum(valueSum) by"
                        + " tostring(customDimensions.country)",
                "customMetrics | summarize count() by tostring(customDimensions.anything)",
                "traces | summarize count() by tostring(customDimensions[\"event_type\"])",
                "traces | summarize count() by tostring(customDimensions[\"CategoryName\"])",
                "traces | summarize count() by tostring(customDimensions[\"code.function.name\"])",
                "requests | summarize count() by tostring(customDimensions.anything)",
            })
    void acceptsKnownProperties(String query) {
        assertThat(found("TOC2405", query)).isEmpty();
    }

    @Test
    void findsAValueThatThePropertyNeverHas() {
        assertThat(found(
                        "TOC2406",
                        "customMetrics | where name == \"orders_total\" | extend s = tostring(customDimensions.status)"
                                + " | where s == \"failed\" | count"))
                .singleElement()
                .asString()
                .endsWith("by the contract \"status\" is never \"failed\" here; it is placed or paid");
        assertThat(found("TOC2406", "traces | where customDimensions.event_type == \"order_evnt\" | count"))
                .singleElement()
                .asString()
                .contains("did you mean \"order_event\"?");
    }

    @Test
    void acceptsValuesThatAreListedAndPropertiesWithoutAList() {
        assertThat(found(
                        "TOC2406",
                        "customMetrics | where name == \"orders_total\" | where customDimensions.status in~ (\"Paid\")"
                                + " | where customDimensions.country == \"de\" | count"))
                .isEmpty();
    }

    @Test
    void tellsWhatIsNotEmittedYet() {
        assertThat(found("TOC2407", "customMetrics | where name == \"payment_health\" | summarize min(value)"))
                .singleElement()
                .asString()
                .startsWith("1:31 note the application does not emit \"payment_health\" yet");
        assertThat(found("TOC2407", "traces | where customDimensions.event_type == \"refund_event\" | count"))
                .hasSize(1);
        assertThat(found("TOC2407", "traces | where customDimensions.event_type == \"order_event\" | count"))
                .isEmpty();
    }

    @Test
    void tellsWhatNothingWatches() {
        String query = "customMetrics | where name startswith \"orders\" | summarize sum(valueSum)";
        assertThat(found("TOC2408", query))
                .extracting(one -> one.replaceAll(" note .*\"(\\w+)\" is emitted.*", " $1"))
                .containsExactly(
                        "telemetry/shop.json:15:5 checkout_seconds",
                        "telemetry/shop.json:24:5 queue_length",
                        "telemetry/shop.json:43:5 order_event");
    }

    @Test
    void knowsThatAnEventIsWatchedByOneOfItsValues() {
        assertThat(found("TOC2408", "traces | where customDimensions.event_type == \"order_event\" | count"))
                .noneMatch(one -> one.contains("order_event"));
    }

    @Test
    void findsAMetricInAnotherTable() {
        assertThat(found("TOC2409", "customEvents | where name == \"orders_total\" | count"))
                .singleElement()
                .asString()
                .endsWith("does not arrive in customEvents; ask for it in customMetrics");
        assertThat(found("TOC2409", "customMetrics | where name == \"orders_total\" | count"))
                .isEmpty();
    }

    @Test
    void warnsOfAnAlertOnAMetricThatMeansNothing() {
        assertThat(found("TOC2410", "customMetrics | where name == \"open_connections\" | summarize max(value)"))
                .singleElement()
                .asString()
                .contains(" warning the contract calls \"open_connections\" unreliable");
        assertThat(found("TOC2410", "customMetrics | where name == \"queue_length\" | summarize max(value)"))
                .isEmpty();
    }

    private List<String> found(String code, String query) {
        return ContractCase.in(root).found(code, query);
    }
}

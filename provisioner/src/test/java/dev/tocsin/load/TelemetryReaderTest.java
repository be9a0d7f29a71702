package dev.tocsin.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.diagnostic.Diagnostic;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.telemetry.Contract;
import dev.tocsin.telemetry.Field;
import dev.tocsin.telemetry.Instrument;
import dev.tocsin.telemetry.Landing;
import dev.tocsin.telemetry.Metric;
import dev.tocsin.telemetry.Presence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TelemetryReaderTest {
    private static final String LANDS =
            "\"landsIn\": {\"table\": \"customMetrics\", \"columns\": {\"value\": \"value\"}}";

    @TempDir
    private Path root;

    private final Diagnostics diagnostics = new Diagnostics();

    @Test
    void readsTheShippedContractWithoutAFinding() throws IOException {
        Contract contract = new TelemetryReader(new ProjectFiles(Path.of("..")), diagnostics).read();

        assertThat(diagnostics.sorted()).isEmpty();
        assertThat(contract.metrics().stream().filter(one -> one.presence() == Presence.EMITTED))
                .hasSize(10);
        assertThat(contract.metric("tool_usage").map(Metric::presence)).contains(Presence.INTERNAL);
        assertThat(contract.metric("database_connections_active").map(Metric::reliable))
                .contains(false);
        assertThat(contract.metricsIn("AppMetrics")).hasSize(12);
        assertThat(contract.eventsIn("traces")).hasSize(5);
    }

    @Test
    void tellsWhereASignalLandsForEachScope() throws IOException {
        Contract contract = read("""
                {"metrics": [{"name": "wait_seconds", "instrument": "histogram", "unit": "s",
                  "attributes": [{"name": "queue", "type": "string", "values": ["in", "out"], "optional": true}],
                  "landsIn": {"table": "customMetrics", "columns": {"sum": "valueSum"},
                    "workspaceTable": "AppMetrics", "workspaceColumns": {"sum": "Sum"}}}]}""");

        assertThat(diagnostics.sorted()).isEmpty();
        Metric metric = contract.metric("wait_seconds").orElseThrow();
        assertThat(metric.instrument()).isEqualTo(Instrument.HISTOGRAM);
        assertThat(metric.attributes()).containsExactly(new Field("queue", "string", List.of("in", "out"), true));
        assertThat(metric.landings())
                .containsExactly(
                        new Landing("customMetrics", Map.of("sum", "valueSum")),
                        new Landing("AppMetrics", Map.of("sum", "Sum")));
        assertThat(metric.place()).hasToString("telemetry/app.json:1:14");
    }

    @Test
    void aProjectWithoutContractHasNone() throws IOException {
        assertThat(new TelemetryReader(new ProjectFiles(root), diagnostics).read())
                .isSameAs(Contract.NONE);
        assertThat(diagnostics.sorted()).isEmpty();
    }

    @Test
    void namesAnUnknownPropertyWithWhatWasMeant() throws IOException {
        read("{\"metrics\": [{\"name\": \"a\", \"instrment\": \"gauge\", " + LANDS + "}]}");

        assertThat(told())
                .containsExactly(
                        "telemetry/app.json:1:41 unknown property \"instrment\"; did you mean \"instrument\"?");
    }

    @Test
    void namesAnInstrumentThatOpenTelemetryDoesNotHave() throws IOException {
        read("{\"metrics\": [{\"name\": \"a\", \"instrument\": \"summary\", " + LANDS + "}]}");

        assertThat(told())
                .singleElement()
                .asString()
                .contains("\"instrument\" is one of counter, upDownCounter, gauge, histogram, not \"summary\"");
    }

    @Test
    void whatIsAskedForNeedsAReason() throws IOException {
        read("{\"metrics\": [{\"name\": \"a\", \"instrument\": \"gauge\", \"emitted\": false, " + LANDS + "}]}");

        assertThat(told()).singleElement().asString().contains("needs \"addition\": {\"reason\": …}");
    }

    @Test
    void aMetricStandsOnceInAllContracts() throws IOException {
        String one = "{\"metrics\": [{\"name\": \"a\", \"instrument\": \"gauge\", " + LANDS + "}]}";
        write("other.json", one);
        read(one);

        assertThat(told())
                .containsExactly(
                        "telemetry/other.json:1:14 the metric \"a\" stands also at telemetry/app.json:1:14; keep one of the two");
    }

    @Test
    void everyListMustBeOne() throws IOException {
        read("{\"metrics\": {\"a\": 1}, \"events\": [3]}");

        assertThat(told())
                .containsExactly(
                        "telemetry/app.json:1:13 this must be a list [ … ]",
                        "telemetry/app.json:1:34 an event must be an object { … }");
    }

    private List<String> told() {
        return diagnostics.sorted().stream()
                .map((Diagnostic one) -> one.location() + " " + one.message())
                .toList();
    }

    private Contract read(String text) throws IOException {
        write("app.json", text);
        return new TelemetryReader(new ProjectFiles(root), diagnostics).read();
    }

    private void write(String name, String text) throws IOException {
        Path folder = Files.createDirectories(root.resolve("telemetry"));
        Files.writeString(folder.resolve(name), text);
    }
}

package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.emit.LandedRows;
import dev.tocsin.emulator.Emulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tocsin telemetry emit --otlp} into the emulator of the project: the same rows as by {@code /v2.1/track}. */
class OtlpEmitTest {
    private static final String COMPONENT = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/"
            + "rg-mcp-server-local/providers/Microsoft.Insights/components/mcp-server";
    /** What a span or a log record always says, and what names the sender. */
    private static final List<String> OF_OTLP =
            List.of("operation_Id", "operation_ParentId", "operation_Name", "sdkVersion", "id");

    @TempDir
    private Path folder;

    private TestProject track;
    private TestProject otlp;

    @BeforeEach
    void copy() {
        track = ShippedProject.copiedTo(folder.resolve("track"));
        otlp = ShippedProject.copiedTo(folder.resolve("otlp"));
    }

    private static Map<String, List<Map<String, Object>>> landed(TestProject project) throws IOException {
        Map<String, List<ObjectNode>> rows = Emulator.open(project.root().resolve(TestProject.STATE), CliRun.CLOCK)
                .telemetry(COMPONENT);
        Map<String, List<Map<String, Object>>> tables = new TreeMap<>();
        LandedRows.of(rows, true).forEach((table, all) -> tables.put(table, new ArrayList<>(all)));
        return tables;
    }

    private static CliRun emit(TestProject project, String profile, String... more) {
        assertThat(project.run("provision").exit()).isZero();
        List<String> arguments = new ArrayList<>(List.of("emit", "--profile", profile, "--for", "2h", "--after", "1h"));
        arguments.addAll(List.of(more));
        return project.run("telemetry", arguments.toArray(String[]::new));
    }

    /** The documented differences taken out; each log record by itself, since OTLP has no count of them. */
    private static List<String> comparable(String table, List<Map<String, Object>> rows) {
        List<String> texts = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            Map<String, Object> same = new TreeMap<>(row);
            OF_OTLP.forEach(same::remove);
            same.computeIfPresent("customDimensions", (name, map) -> numbersByValue((Map<?, ?>) map));
            same.computeIfPresent("duration", (name, millis) -> Math.round(((Number) millis).doubleValue()));
            long copies = 1;
            if (table.equals("traces") || table.equals("exceptions")) {
                copies = ((Number) same.put("itemCount", 1L)).longValue();
            }
            if (table.equals("exceptions")) {
                same.remove("severityLevel");
            }
            if (table.equals("dependencies")) {
                same.remove("resultCode");
                same.remove("target");
            }
            for (int i = 0; i < copies; i++) {
                texts.add(same.toString());
            }
        }
        return texts;
    }

    /** Java and Python may write the same fraction with other digits. */
    private static Map<String, Object> numbersByValue(Map<?, ?> attributes) {
        Map<String, Object> same = new TreeMap<>();
        attributes.forEach((name, value) -> {
            String text = String.valueOf(value);
            same.put(String.valueOf(name), text.matches("-?[0-9.]+(E-?[0-9]+)?") ? Double.valueOf(text) : text);
        });
        return same;
    }

    @Test
    void theRowsAreTheSameAsByTrack() throws IOException {
        CliRun byTrack = emit(track, "slow-database");
        CliRun byOtlp = emit(otlp, "slow-database", "--otlp");
        assertThat(byOtlp.err()).isEmpty();
        assertThat(byOtlp.out()).isEqualTo(byTrack.out().replace("in the emulator:", "in the emulator as OTLP:"));

        Map<String, List<Map<String, Object>>> expected = landed(track);
        Map<String, List<Map<String, Object>>> there = landed(otlp);
        assertThat(there.keySet())
                .isEqualTo(expected.keySet())
                .contains("customMetrics", "traces", "requests", "dependencies", "exceptions");
        expected.forEach((table, rows) -> assertThat(String.join(
                        "\n",
                        comparable(table, there.get(table)).stream().sorted().toList()))
                .as(table)
                .isEqualTo(String.join(
                        "\n", comparable(table, rows).stream().sorted().toList())));
    }

    /** What the exporter fills when the profile says nothing. */
    @Test
    void whatAProfileLeavesOutIsFilledAsTheExporterFillsIt() throws IOException {
        emit(otlp, "normal-day", "--otlp");

        assertThat(landed(otlp).get("dependencies"))
                .allSatisfy(
                        row -> assertThat(row).containsEntry("resultCode", "0").containsEntry("target", "postgresql"));
        assertThat(landed(otlp).get("requests")).allSatisfy(row -> {
            assertThat(row).containsEntry("operation_Name", "POST /mcp").containsEntry("sdkVersion", "otlp");
            assertThat(String.valueOf(row.get("operation_Id"))).matches("[0-9a-f]{32}");
        });
    }

    /** A change of the contract, and what is said about it. */
    private record Wrong(String original, String changed, String message) {}

    @Test
    void rowsThatNoTelemetryBecomesAreRefused() {
        List<Wrong> all = List.of(
                new Wrong(
                        "\"resultCode\": \"500\"",
                        "\"resultCode\": \"oops\"",
                        "sets requests.resultCode to what is no status of HTTP"),
                new Wrong(
                        "\"name\": \"SELECT retail.orders\"",
                        "\"name\": \"x\", \"resultCode\": \"42\"",
                        "sets dependencies.resultCode to something else than 0"),
                new Wrong(
                        "\"type\": \"ValueError\"",
                        "\"type\": \"ValueError\", \"problemId\": \"p\"",
                        "sets exceptions.problemId, which OTLP does not carry"));
        for (int i = 0; i < all.size(); i++) {
            TestProject project = ShippedProject.copiedTo(folder.resolve("wrong" + i));
            ShippedProject.edit(
                    project,
                    "telemetry/mcp-server.json",
                    all.get(i).original(),
                    all.get(i).changed());
            CliRun run = emit(project, "normal-day", "--otlp");
            assertThat(run.exit()).isEqualTo(64);
            assertThat(run.firstError())
                    .startsWith("error: the profile \"normal-day\" cannot be sent: the stream \"")
                    .contains(all.get(i).message());
            assertThat(run.err()).contains("nothing was sent");
        }
    }

    @Test
    void whatIsRefusedByTheEmulatorIsAnError() throws IOException {
        assertThat(otlp.run("provision").exit()).isZero();
        Files.writeString(
                otlp.root().resolve(TestProject.STATE).resolve("faults.json"),
                "[{\"match\":{\"path\":\"/v1/traces\"},\"times\":9,\"status\":400,\"body\":{\"code\":3,\"message\":\"not today\"}}]");

        CliRun run = otlp.run("telemetry", "emit", "--profile", "normal-day", "--for", "10m", "--otlp");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.firstError()).isEqualTo("error: the ingestion does not take the spans (400): not today");
    }

    @Test
    void theJournalHearsOfEveryRequest() {
        emit(otlp, "normal-day");
        CliRun run = otlp.run(
                "telemetry", "emit", "--profile", "normal-day", "--for", "10m", "--otlp", "--log-format", "json");
        assertThat(run.err()).contains("\"path\":\"/v1/metrics\"").contains("\"path\":\"/v1/logs\"");

        CliRun by = otlp.run("telemetry", "emit", "--profile", "normal-day", "--for", "10m", "--log-format", "json");
        assertThat(by.err()).contains("\"path\":\"/v2.1/track\"");
    }

    @Test
    void azureIsOnlyForARule() {
        assertThat(otlp.run(
                                "telemetry",
                                "emit",
                                "--profile",
                                "outage",
                                "--dcr-endpoint",
                                "https://h/dataCollectionRules/d")
                        .err())
                .contains("--dcr-endpoint takes OTLP; say --otlp too");
        assertThat(otlp.run(
                                "telemetry",
                                "emit",
                                "--profile",
                                "outage",
                                "--otlp",
                                "--dcr-endpoint",
                                "https://h/dataCollectionRules/d")
                        .firstError())
                .isEqualTo(
                        "error: --dcr-endpoint is for Azure; telemetry of an environment on the emulator never leaves it");
        assertThat(otlp.run("telemetry", "drill", "--otlp").err()).contains("--otlp is for emit");
    }
}

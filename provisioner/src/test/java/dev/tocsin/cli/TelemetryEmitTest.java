package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpClient;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.alerttest.ContractProfiles;
import dev.tocsin.alerttest.ProfileRow;
import dev.tocsin.azure.InProcessHttpClient;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.emit.LandedRows;
import dev.tocsin.emulator.Emulator;
import dev.tocsin.load.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tocsin telemetry emit} into the emulator of the project, and what is refused. */
class TelemetryEmitTest {
    private static final String COMPONENT = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/"
            + "rg-mcp-server-local/providers/Microsoft.Insights/components/mcp-server";
    private static final String KEY = "c0ffee00-1111-4222-8333-444455556666";

    @TempDir
    private Path folder;

    private TestProject project;

    @BeforeEach
    void copy() {
        project = ShippedProject.copiedTo(folder);
    }

    private Map<String, List<Map<String, Object>>> landed() throws IOException {
        Map<String, List<ObjectNode>> rows =
                Emulator.open(folder.resolve(TestProject.STATE), CliRun.CLOCK).telemetry(COMPONENT);
        Map<String, List<Map<String, Object>>> tables = new LinkedHashMap<>();
        LandedRows.of(rows, true).forEach((table, all) -> tables.put(table, new ArrayList<>(all)));
        return tables;
    }

    /** Every column that a stream sets comes back as it was, attributes as texts. */
    @Test
    void whatLandsIsWhatTheProfileMakes() throws IOException {
        assertThat(project.run("provision").exit()).isZero();
        CliRun run = project.run("telemetry", "emit", "--profile", "slow-database", "--for", "2h", "--after", "1h");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();

        Instant now = CliRun.CLOCK.instant();
        List<ProfileRow> made = new ContractProfiles(new ProjectFiles(folder), new Diagnostics())
                .rows("slow-database", now.minus(Duration.ofHours(1)), now.minus(Duration.ofHours(2)), now);
        Map<String, List<Map<String, Object>>> tables = landed();
        Map<String, Integer> next = new LinkedHashMap<>();
        assertThat(made).hasSizeGreaterThan(2_000);
        for (ProfileRow row : made) {
            int index = next.merge(row.table(), 1, Integer::sum) - 1;
            assertSame(row, tables.get(row.table()).get(index));
        }
        next.forEach((table, count) -> assertThat(tables.get(table)).as(table).hasSize(count));
        assertThat(run.out())
                .startsWith(made.size()
                        + " items of \"slow-database\" were sent to component/mcp-server in the emulator:\n")
                .contains("  customMetrics " + next.get("customMetrics") + "\n");
    }

    private static void assertSame(ProfileRow row, Map<String, Object> landed) {
        assertThat(Instant.parse(String.valueOf(landed.get("timestamp")))).isEqualTo(row.time());
        assertThat(landed).containsEntry("cloud_RoleName", "mcp-server");
        row.values().forEach((column, value) -> {
            Object there = landed.get(column);
            if (value instanceof Map<?, ?> attributes) {
                Map<String, String> texts = new LinkedHashMap<>();
                attributes.forEach((name, one) -> texts.put(String.valueOf(name), String.valueOf(one)));
                assertThat(there).as(row.stream()).isEqualTo(texts);
            } else if (value instanceof Number number) {
                // A duration has the seven digits of a .NET tick.
                assertThat(((Number) there).doubleValue())
                        .as(row.stream() + "." + column)
                        .isCloseTo(number.doubleValue(), Offset.offset(1e-4));
            } else {
                assertThat(there).as(row.stream() + "." + column).isEqualTo(value);
            }
        });
    }

    @Test
    void aProfileThatIsSilentSaysSo() {
        assertThat(project.run("provision").exit()).isZero();
        CliRun run = project.run("telemetry", "emit", "--profile", "outage", "--for", "20m");

        assertThat(run.out()).startsWith("0 items of \"outage\"").contains("--after makes it begin later");
    }

    @Test
    void neverSendsToAComponentThatIsNotThere() {
        CliRun run = project.run("telemetry", "emit", "--profile", "outage");

        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.firstError())
                .isEqualTo("error: component/mcp-server is not in the emulator; run \"tocsin provision\" first");
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThat(project.run("telemetry", "emit").err()).contains("emit takes --profile NAME");
        assertThat(project.run("telemetry", "emit", "--profile", "outage", "rule")
                        .err())
                .contains("emit takes no rule");
        assertThat(project.run("telemetry", "emit", "--profile", "outge").firstError())
                .isEqualTo("error: no telemetry contract has a profile \"outge\"; did you mean \"outage\"?");
        for (String length : List.of("3d", "48h", "-1h", "0m", "1h90000000m", "")) {
            CliRun run =
                    project.run("telemetry", "emit", "--profile", "outage", "--for", length.isEmpty() ? " " : length);
            assertThat(run.exit()).as(length).isEqualTo(64);
            assertThat(run.err()).as(length).contains("--for");
        }
        assertThat(project.run("telemetry", "emit", "--profile", "outage", "--for", "10m", "--after", "11m")
                        .err())
                .contains("--after is a length of time");
        assertThat(project.run("telemetry", "emit", "--profile", "outage", "--now", "2026-01-05T12:00:00Z")
                        .err())
                .contains("--now is for drill");
    }

    @Test
    void aColumnThatNoExporterFillsIsRefused() {
        ShippedProject.edit(
                project,
                "telemetry/mcp-server.json",
                "\"set\": {\"name\": \"database_health_status\", \"value\": 1}",
                "\"set\": {\"name\": \"database_health_status\", \"value\": 1, \"appName\": \"x\"}");
        assertThat(project.run("provision").exit()).isZero();

        assertThat(project.run("telemetry", "emit", "--profile", "normal-day").firstError())
                .isEqualTo("error: the profile \"normal-day\" cannot be sent: the stream \"database health\" sets"
                        + " customMetrics.appName, which no exporter fills");
    }

    private TestProject azure(String connection) {
        return project.variable("ALERT_TO_EMAILS", "a@example.com")
                .variable("TEAMS_WEBHOOK_URL", "https://example.invalid/t")
                .variable("SLACK_WEBHOOK_URL", "https://example.invalid/s")
                .variable("APPLICATIONINSIGHTS_CONNECTION_STRING", connection);
    }

    private static CliRun emit(TestProject project, Outside outside, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("emit", "--env", "dev", "--profile", "normal-day", "--for", "10m"));
        arguments.addAll(List.of(more));
        return project.run(outside, "telemetry", arguments.toArray(String[]::new));
    }

    @Test
    void toAzureItAsksFirst() {
        CliRun run = emit(
                azure("InstrumentationKey=" + KEY + ";IngestionEndpoint=https://westeurope-0.in.example.com/"),
                TestOutside.plain());

        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.firstError())
                .contains("made-up items go to https://westeurope-0.in.example.com, where rules fire on them")
                .endsWith("pass --yes to agree");
        assertThat(run.out() + run.err()).doesNotContain(KEY);
    }

    @Test
    void whatIsNoConnectionStringIsNeverShown() {
        for (String wrong : List.of(
                "InstrumentationKey=canary-secret",
                "canary-secret",
                "InstrumentationKey=" + KEY + ";IngestionEndpoint=http://canary-secret.example.com",
                "InstrumentationKey=" + KEY + ";IngestionEndpoint=https://u:canary-secret@example.com")) {
            CliRun run = emit(azure(wrong), TestOutside.plain(), "--yes", "--debug");

            assertThat(run.exit()).isEqualTo(64);
            assertThat(run.firstError()).contains("is no connection string");
            assertThat(run.out() + run.err()).doesNotContain("canary-secret");
        }
        assertThat(emit(azure(""), TestOutside.plain(), "--yes").firstError())
                .startsWith("error: APPLICATIONINSIGHTS_CONNECTION_STRING is not set");
    }

    /** The other side of the network is an emulator that has a component of that key. */
    @Test
    void sendsAsTheExportersDoAndTriesAgain(@TempDir Path elsewhere) throws IOException {
        assertThat(project.run("provision").exit()).isZero();
        String state = Files.readString(folder.resolve(TestProject.STATE).resolve("state.jsonl"));
        String key = state.replaceAll("(?s).*\"InstrumentationKey\":\"([^\"]+)\".*", "$1");
        Files.writeString(
                folder.resolve(TestProject.STATE).resolve("faults.json"),
                "[{\"match\":{\"path\":\"/track\"},\"times\":2,\"status\":503}]");
        TestProject azure =
                azure("InstrumentationKey=" + key + ";IngestionEndpoint=https://westeurope-0.in.example.com/");
        HttpClient other = new InProcessHttpClient(Emulator.open(folder.resolve(TestProject.STATE), CliRun.CLOCK));
        CliRun run = emit(azure, TestOutside.of(client -> other, new VirtualTime(1)), "--yes");

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("were sent to https://westeurope-0.in.example.com:")
                .doesNotContain(key);
        assertThat(landed().get("customMetrics")).hasSizeGreaterThan(90);
        assertThat(project.requests())
                .filteredOn(one -> one.endsWith("/v2.1/track"))
                .hasSizeGreaterThanOrEqualTo(3);

        CliRun refused = emit(
                azure("InstrumentationKey=" + KEY + ";IngestionEndpoint=https://westeurope-0.in.example.com/"),
                TestOutside.of(client -> other, new VirtualTime(1)),
                "--yes");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.firstError())
                .isEqualTo("error: the ingestion does not take the telemetry (400): Invalid instrumentation key");
        assertThat(refused.out() + refused.err()).doesNotContain(KEY);
    }
}

package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.emit.LandedQueries;
import dev.tocsin.emulator.GroupPolicy;
import dev.tocsin.emulator.server.EmulatorServer;
import dev.tocsin.emulator.server.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way over HTTPS: telemetry goes to the emulator's server with a connection string, and queries find it. */
class EmulatorRowsTest {
    private static final String COMPONENT = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/"
            + "rg-mcp-server-local/providers/Microsoft.Insights/components/mcp-server";

    @TempDir
    private Path folder;

    private TestProject project;
    private EmulatorServer server;
    private String workspace = "";

    @BeforeEach
    void serve() throws IOException {
        project = ShippedProject.copiedTo(folder);
        assertThat(project.run("provision").exit()).isZero();
        Path state = folder.resolve(TestProject.STATE);
        String resources = Files.readString(state.resolve("state.jsonl"));
        workspace = first(resources, "customerId");
        server = EmulatorServer.start(
                new ServerSettings(state, 0, GroupPolicy.REQUIRE, Duration.ofHours(1)),
                CliRun.CLOCK,
                new LandedQueries());
        Files.copy(server.authority(), folder.resolve("ca.pem"));
        String cloud =
                "{\"resourceManager\": \"%1$s\", \"authority\": \"%1$s\", \"disableInstanceDiscovery\": true, \"logAnalytics\": \"%1$s\", \"caFile\": \"ca.pem\"}"
                        .formatted(server.address());
        ShippedProject.edit(
                project,
                "tocsin.json",
                "\"cloud\": \"public\",\n      \"subscription\": \"00000000-0000-4000-8000-000000000002\"",
                "\"cloud\": " + cloud + ",\n      \"subscription\": \"00000000-0000-4000-8000-000000000002\"");
        project.variable("AZURE_TENANT_ID", "00000000-0000-4000-8000-0000000000aa")
                .variable("AZURE_CLIENT_ID", "00000000-0000-4000-8000-0000000000bb")
                .variable("AZURE_CLIENT_SECRET", "made-up-and-long")
                .variable("ALERT_TO_EMAILS", "a@example.com")
                .variable("TEAMS_WEBHOOK_URL", "https://example.invalid/t")
                .variable("SLACK_WEBHOOK_URL", "https://example.invalid/s")
                .variable(
                        "APPLICATIONINSIGHTS_CONNECTION_STRING",
                        "InstrumentationKey=" + first(resources, "InstrumentationKey") + ";IngestionEndpoint="
                                + server.address() + "/");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String first(String text, String key) {
        int start = text.indexOf("\"" + key + "\":\"") + key.length() + 4;
        return text.substring(start, text.indexOf('"', start));
    }

    private CliRun emit() {
        return project.run("telemetry", "emit", "--env", "dev", "--profile", "slow-database", "--for", "1h", "--yes");
    }

    private CliRun query(String text, String... scope) {
        project.file("q.kql", text);
        List<String> arguments =
                new ArrayList<>(List.of("run", folder.resolve("q.kql").toString(), "--env", "dev"));
        arguments.addAll(List.of(scope));
        return project.run("kql", arguments.toArray(String[]::new));
    }

    @Test
    void whatWasSentIsFoundByTheNamesOfTheComponentAndOfTheWorkspace() {
        CliRun sent = emit();
        assertThat(sent.err()).isEmpty();
        assertThat(sent.out()).contains(" were sent to " + server.address() + ":\n");

        CliRun component = query(
                "customMetrics | where name == 'database_query_duration_seconds' | summarize n = count(), slowest = max(valueMax) > 5,"
                        + " average = round(sum(valueSum) / sum(valueCount), 1)",
                "--resource",
                COMPONENT);
        assertThat(component.err()).isEmpty();
        assertThat(component.out()).isEqualTo("n\tslowest\taverage\n60\ttrue\t1.5\n");

        CliRun logs = query(
                "AppTraces | where Properties.success == 'False' | summarize n = sum(ItemCount) by AppRoleName",
                "--workspace",
                workspace);
        assertThat(logs.err()).isEmpty();
        assertThat(logs.out()).isEqualTo("AppRoleName\tn\nmcp-server\t12\n");
    }

    @Test
    void aTableWithoutRowsIsEmptyAndAnUnknownOneIsAnError() {
        assertThat(query("requests | count", "--resource", COMPONENT).out()).isEqualTo("Count\n0\n");

        CliRun wrong = query("AppRequests | count", "--resource", COMPONENT);
        assertThat(wrong.exit()).isEqualTo(5);
        assertThat(wrong.err()).contains("answered 400 BadArgumentError: ");

        CliRun nowhere = query("requests | count", "--resource", COMPONENT + "2");
        assertThat(nowhere.exit()).isEqualTo(1);
        assertThat(nowhere.err()).contains("answered 404 ResourceNotFoundError");
    }
}

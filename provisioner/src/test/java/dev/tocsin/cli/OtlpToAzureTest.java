package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpRequest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.azure.Waiting;
import dev.tocsin.emit.DcrEndpoints;
import dev.tocsin.emulator.Emulator;
import dev.tocsin.emulator.GroupPolicy;
import dev.tocsin.emulator.otlp.Signal;
import dev.tocsin.emulator.server.EmulatorServer;
import dev.tocsin.emulator.server.ServerSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code tocsin telemetry emit --otlp --dcr-endpoint}: the token comes from the emulator over HTTPS, and what goes to a data collection
 * rule is looked at and then handed to the emulator's own OTLP, over HTTPS too.
 */
class OtlpToAzureTest {
    private static final String COMPONENT = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/"
            + "rg-mcp-server-local/providers/Microsoft.Insights/components/mcp-server";
    private static final String RULE = "/dataCollectionRules/dcr-0123456789abcdef0123456789abcdef";

    @TempDir
    private Path folder;

    private TestProject project;
    private EmulatorServer server;
    private final List<String> addresses = new ArrayList<>();
    private final TreeSet<String> tokens = new TreeSet<>();

    @BeforeEach
    void serve() throws IOException {
        project = ShippedProject.copiedTo(folder);
        assertThat(project.run("provision").exit()).isZero();
        server = EmulatorServer.start(
                new ServerSettings(folder.resolve(TestProject.STATE), 0, GroupPolicy.REQUIRE, Duration.ofHours(1)),
                CliRun.CLOCK);
        Files.copy(server.authority(), folder.resolve("ca.pem"));
        ShippedProject.edit(
                project,
                "tocsin.json",
                "\"cloud\": \"public\",\n      \"subscription\": \"00000000-0000-4000-8000-000000000002\"",
                ("\"cloud\": {\"resourceManager\": \"%1$s\", \"authority\": \"%1$s\", \"disableInstanceDiscovery\": true,"
                                + " \"caFile\": \"ca.pem\"},\n      \"subscription\": \"00000000-0000-4000-8000-000000000002\"")
                        .formatted(server.address()));
        project.variable("AZURE_TENANT_ID", "00000000-0000-4000-8000-0000000000aa")
                .variable("AZURE_CLIENT_ID", "00000000-0000-4000-8000-0000000000bb")
                .variable("AZURE_CLIENT_SECRET", "made-up-and-long")
                .variable("ALERT_TO_EMAILS", "a@example.com")
                .variable("TEAMS_WEBHOOK_URL", "https://example.invalid/t")
                .variable("SLACK_WEBHOOK_URL", "https://example.invalid/s");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Notes where a request to a rule goes and its token, and lets the emulator take it. */
    private UnaryOperator<HttpClient> rule() {
        return Detour.through((request, onward) -> {
            String path = request.getUrl().getPath();
            if (path.startsWith("/dataCollectionRules/")) {
                addresses.add(path);
                tokens.add(request.getHeaders().getValue(HttpHeaderName.AUTHORIZATION));
                lead(request, path.substring(path.indexOf("/v1/")));
            }
            return onward.send();
        });
    }

    private void lead(HttpRequest request, String path) {
        request.setUrl(server.address() + path);
        request.setHeader(HttpHeaderName.fromString("tocsin-component"), "mcp-server");
    }

    private CliRun emit(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("emit", "--env", "dev", "--profile", "normal-day", "--for", "10m", "--otlp"));
        arguments.addAll(List.of(more));
        return project.run(TestOutside.of(rule(), Waiting.real()), "telemetry", arguments.toArray(String[]::new));
    }

    private Map<String, List<ObjectNode>> landed() throws IOException {
        return Emulator.open(folder.resolve(TestProject.STATE), CliRun.CLOCK).telemetry(COMPONENT);
    }

    @Test
    void goesToTheStreamsOfTheRuleWithATokenOfAzureMonitor() throws IOException {
        CliRun run = emit("--dcr-endpoint", server.address() + RULE, "--yes", "--debug");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains(" were sent to " + server.address().getAuthority() + " as OTLP:\n");
        assertThat(run.err())
                .contains("note: OTLP to Azure is a preview.")
                .contains("rules on customMetrics, requests or traces see none of it");
        assertThat(new TreeSet<>(addresses))
                .containsExactly(
                        RULE + "/streams/Microsoft-OTLP-Logs/otlp/v1/logs",
                        RULE + "/streams/Microsoft-OTLP-Traces/otlp/v1/traces",
                        RULE + "/streams/microsoft-otelmetrics/otlp/v1/metrics");
        assertThat(landed()).containsKeys("AppMetrics", "AppRequests", "AppDependencies", "AppTraces");
        assertThat(tokens).hasSize(1).allMatch(token -> token.startsWith("Bearer ") && token.length() > 30);
        assertThat(run.out() + run.err())
                .doesNotContain(tokens.first().substring("Bearer ".length()))
                .doesNotContain("made-up-and-long");
    }

    @Test
    void anAddressOfOneSignalIsTakenAsItIs() {
        String metrics = server.address() + RULE + "/streams/my-metrics/otlp/v1/metrics";
        assertThat(emit("--dcr-endpoint", metrics, "--yes").firstError())
                .isEqualTo(
                        "error: the profile \"normal-day\" has spans, and no --dcr-endpoint is for them; give the address"
                                + " of the rule, or the one that ends with /v1/traces");

        CliRun run = emit("--dcr-endpoint", metrics, "--dcr-endpoint", server.address() + RULE, "--yes");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(addresses).contains(RULE + "/streams/my-metrics/otlp/v1/metrics");
    }

    @Test
    void asksFirst() {
        CliRun run = emit("--dcr-endpoint", server.address() + RULE);

        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.firstError())
                .contains("made-up items go to " + server.address().getAuthority())
                .endsWith("pass --yes to agree");
        assertThat(addresses).isEmpty();
    }

    @Test
    void withoutARuleThereIsNoWayToAzure() {
        assertThat(emit("--yes").firstError())
                .isEqualTo("error: a component in Azure takes no OTLP; name a data collection rule with --dcr-endpoint"
                        + " (preview), or leave --otlp out");
        assertThat(emit("--yes", "--component", "x", "--dcr-endpoint", server.address() + RULE)
                        .firstError())
                .contains("--component is for the emulator");
    }

    @Test
    void whatIsNoAddressOfARuleIsRefused() {
        for (String wrong : List.of(
                "http://127.0.0.1:1" + RULE,
                "https://u:canary-secret@127.0.0.1" + RULE,
                "https://127.0.0.1" + RULE + "?canary-secret",
                "https://127.0.0.1/",
                "https://127.0.0.1" + RULE + "/streams/s/otlp/v1/profiles",
                "https://127.0.0.1/dataCollectionRules/../x",
                "",
                "no address")) {
            CliRun run = emit("--dcr-endpoint", wrong, "--yes");
            assertThat(run.exit()).as(wrong).isEqualTo(64);
            assertThat(run.firstError())
                    .as(wrong)
                    .startsWith("error: --dcr-endpoint is https://HOST/dataCollectionRules/");
            assertThat(run.out() + run.err()).doesNotContain("canary-secret");
        }
        assertThat(addresses).isEmpty();
    }

    /** A pull request cannot send a token elsewhere, and a slip of the hand cannot either. */
    @Test
    void aTokenGoesToNoOtherHost() {
        CliRun run = emit("--dcr-endpoint", "https://collector.example.com" + RULE, "--yes");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.firstError())
                .startsWith("error: a token would go to collector.example.com, which is neither this machine nor a data"
                        + " collection endpoint of Azure Monitor");
        assertThat(addresses).isEmpty();
    }

    @Test
    void metricsHaveAHostOfTheirOwn() {
        String host = "x-abcd.westeurope-1.ingest.monitor.azure.com";
        Map<Signal, URI> signals = DcrEndpoints.parse(List.of("https://" + host + RULE))
                .orElseThrow()
                .signals();

        assertThat(signals.values())
                .extracting(URI::getHost)
                .containsExactlyInAnyOrder(host, host, "x-abcd.westeurope-1.metrics.ingest.monitor.azure.com");
    }
}

package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.emulator.ArmRequest;
import dev.tocsin.emulator.Emulator;
import dev.tocsin.emulator.GroupPolicy;
import dev.tocsin.emulator.server.EmulatorServer;
import dev.tocsin.emulator.server.ServerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The target {@code azure}, with its login, its TLS and its questions, against the local ARM over HTTPS. */
class AzureTargetTest {
    private static final String SUBSCRIPTION = "/subscriptions/00000000-0000-4000-8000-000000000001";
    private static final String GROUP = SUBSCRIPTION + "/resourceGroups/rg-mcp-server-local";
    /** What an instance has to itself. */
    private static final Set<String> OWN = Set.of(
            "callbackUrl",
            "etag",
            "timeModified",
            "revision",
            "AppId",
            "InstrumentationKey",
            "ConnectionString",
            "CreationDate",
            "customerId",
            "createdDate",
            "modifiedDate",
            "lastSkuUpdate",
            "quotaNextResetTime",
            "userId",
            "LaMigrationDate",
            "systemData",
            "createdAt",
            "lastModifiedAt");

    /** Making certificates takes longer than a run: all servers of this class share them. */
    @TempDir
    static Path certificates;

    @TempDir
    Path folder;

    private TestProject project;
    private EmulatorServer server;

    @BeforeEach
    void serve() throws IOException {
        project = ShippedProject.copiedTo(folder.resolve("azure"));
        serve(ServerSettings.ONE_HOUR, Clock.systemUTC());
        project.variable("AZURE_TENANT_ID", "00000000-0000-4000-8000-0000000000aa")
                .variable("AZURE_CLIENT_ID", "00000000-0000-4000-8000-0000000000bb");
    }

    private void serve(Duration tokenLifetime, Clock clock) throws IOException {
        Path state = project.root().resolve(TestProject.STATE);
        share(certificates, state.resolve("tls"));
        server = EmulatorServer.start(new ServerSettings(state, 0, GroupPolicy.REQUIRE, tokenLifetime), clock);
        share(state.resolve("tls"), certificates);
        Files.copy(server.authority(), project.root().resolve("ca.pem"), StandardCopyOption.REPLACE_EXISTING);
        aim("ca.pem");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"client secret", "workload identity"})
    void plansAndAppliesAsInProcess(String login) throws IOException {
        signInWith(login);
        makeGroup();
        TestProject twin = ShippedProject.copiedTo(folder.resolve("twin"));

        JsonNode plan = json(project, "--dry-run");
        assertThat(plan.at("/summary/create").intValue()).isEqualTo(22);
        assertThat(changes(plan)).isEqualTo(changes(json(twin, "--dry-run")));
        assertThat(project.writes()).allMatch(one -> one.startsWith("POST ") && one.endsWith("/oauth2/v2.0/token"));

        JsonNode applied = json(project);
        assertThat(changes(applied)).isEqualTo(changes(json(twin)));
        Map<String, JsonNode> live = liveOf(project);
        assertThat(live).hasSize(22);
        liveOf(twin)
                .forEach((definition, resource) ->
                        assertThat(live.get(definition)).as(definition).isEqualTo(resource));

        project.forgetRequests();
        CliRun again = project.run("provision", "--detailed-exitcode", "--output", "json");
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(LiveResources.json(again.out()).at("/summary/noop").intValue())
                .isEqualTo(22);
        assertThat(project.writes())
                .singleElement()
                .asString()
                .startsWith("POST ")
                .endsWith("/oauth2/v2.0/token");
    }

    /** A second passes for every request, and a token lasts for 25. */
    @ParameterizedTest
    @ValueSource(strings = {"client secret", "workload identity"})
    void renewsTokensThatEndInTheMiddle(String login) throws IOException {
        server.close();
        serve(Duration.ofSeconds(25), new TickingClock(() -> {}));
        signInWith(login);
        makeGroup();

        assertThat(json(project).at("/summary/create").intValue()).isEqualTo(22);

        List<JsonNode> ledger = ledger();
        assertThat(ledger).filteredOn(one -> one.path("status").asInt() == 401).hasSizeGreaterThan(1);
        assertThat(ledger)
                .filteredOn(one -> one.path("path").asText().endsWith("/oauth2/v2.0/token"))
                .hasSizeGreaterThan(1);
        assertThat(ledger)
                .filteredOn(one -> one.path("method").asText().equals("PUT")
                        && one.path("status").asInt() != 401)
                .hasSize(22)
                .extracting(one -> one.path("path").asText())
                .doesNotHaveDuplicates();
        project.forgetRequests();
        assertThat(project.run("provision", "--detailed-exitcode").exit()).isZero();
        assertThat(project.writes()).allMatch(one -> one.endsWith("/oauth2/v2.0/token"));
    }

    @Test
    void namesTheTokenFileThatIsThereAndCannotBeRead() throws IOException {
        signInWith("workload identity");
        Path credential = project.root().resolve("token.jwt");
        Files.delete(credential);
        Files.createDirectory(credential);

        CliRun run = project.run("provision");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out() + run.err()).contains(credential.toString()).doesNotContain("Exception");
    }

    @Test
    void stopsPlainlyWhenTheCredentialEndsInTheMiddleAndGoesOnWhenItIsBack() throws IOException {
        server.close();
        Path credential = project.root().resolve("token.jwt");
        AtomicBoolean ended = new AtomicBoolean();
        serve(Duration.ofSeconds(25), new TickingClock(() -> {
            if (!ended.get()
                    && project.writes().stream()
                                    .filter(one -> one.startsWith("PUT "))
                                    .count()
                            == 5) {
                ended.set(true);
                credential.toFile().delete();
            }
        }));
        signInWith("workload identity");
        makeGroup();

        CliRun run = project.run("provision");

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.out() + run.err())
                .contains("no token for " + server.address(), "workload identity: ", credential.toString())
                .doesNotContain("Exception", "fault of Tocsin", "made.up.assertion");
        assertThat(ledger())
                .filteredOn(one -> one.path("method").asText().equals("PUT")
                        && one.path("status").asInt() != 401)
                .hasSizeBetween(1, 21);

        signInWith("workload identity");
        project.forgetRequests();
        assertThat(project.run("provision").exit()).isZero();
        assertThat(liveOf(project)).hasSize(22);
    }

    private List<JsonNode> ledger() throws IOException {
        return Files.readAllLines(project.root().resolve(TestProject.STATE).resolve("ledger.jsonl")).stream()
                .map(LiveResources::json)
                .toList();
    }

    /** A clock that is a second further each time somebody looks at it. */
    private static final class TickingClock extends Clock {
        private final Runnable tick;
        private Instant now = Instant.now();

        /** @param tick runs each time */
        TickingClock(Runnable tick) {
            super();
            this.tick = tick;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("it is for instants");
        }

        @Override
        public synchronized Instant instant() {
            tick.run();
            now = now.plusSeconds(1);
            return now;
        }
    }

    @Test
    void countsEveryRequestThatItSends() {
        signInWith("client secret");
        makeGroup();

        JsonNode requests = json(project).path("requests");

        long reads = project.requests().stream()
                .filter(one -> one.startsWith("GET ") || one.endsWith("/listCallbackUrl"))
                .count();
        long writes = project.requests().stream()
                .filter(one -> one.startsWith("PUT "))
                .count();
        assertThat(requests.path("read").longValue()).isEqualTo(reads);
        assertThat(requests.path("write").longValue()).isEqualTo(writes).isEqualTo(22);
    }

    @Test
    void saysHowToMakeAMissingResourceGroup() {
        signInWith("client secret");

        CliRun run = project.run("provision");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.firstError())
                .isEqualTo("tocsin.json: error: there is no resource group \"rg-mcp-server-local\" in subscription"
                        + " 00000000-0000-4000-8000-000000000001; make it with: az group create --name"
                        + " rg-mcp-server-local --location westeurope --subscription"
                        + " 00000000-0000-4000-8000-000000000001 [TOC0601]");
        assertThat(run.err()).endsWith("nothing was written\n");
        assertThat(project.writes()).noneMatch(one -> one.startsWith("PUT "));
    }

    @Test
    void saysHowToRegisterAResourceProvider() {
        signInWith("client secret");
        makeGroup();
        arm("POST", SUBSCRIPTION + "/providers/Microsoft.OperationalInsights/unregister", "");

        CliRun run = project.run("provision", "--dry-run");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.firstError())
                .startsWith(
                        "tocsin.json: error: the resource provider Microsoft.OperationalInsights is not registered in")
                .contains("; register it with: az provider register --namespace Microsoft.OperationalInsights --wait");
    }

    @Test
    void namesTheFileOfAuthoritiesThatIsMissing() throws IOException {
        signInWith("client secret");
        aim("other.pem");

        CliRun run = project.run("provision");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.firstError())
                .isEqualTo("error: TLS: there is no file " + project.root().resolve("other.pem")
                        + ", which is named as a file of certificate authorities; make it, or correct \"caFile\" in"
                        + " tocsin.json or TOCSIN_CA_FILE");
        assertThat(project.requests()).isEmpty();
    }

    @Test
    void saysThatTheAuthorityIsNotTrustedAndTakesItFromTheEnvironment() throws IOException {
        signInWith("client secret");
        makeGroup();
        aim("");

        CliRun run = project.run("provision", "--dry-run");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .contains("  environment (client secret): TLS: the certificate of the other side is signed by an"
                        + " authority that is not trusted here;")
                .contains("TOCSIN_CA_FILE")
                .endsWith("nothing was written\n");

        project.variable("TOCSIN_CA_FILE", server.authority().toString());
        assertThat(project.run("provision", "--dry-run").exit()).isZero();
    }

    @Test
    void aMetricThatTheResourceDoesNotHaveIsAnErrorBeforeAnyWrite() {
        signInWith("client secret");
        makeGroup();
        assertThat(project.run("provision").exit()).isZero();
        project.forgetRequests();
        project.file("alert-rules/failures.json", metricAlert("requests/failedd", ""))
                .file(
                        "alert-rules/custom.json",
                        metricAlert("orders", "\"metricNamespace\": \"azure.applicationinsights\","))
                .file("alert-rules/later.json", metricAlert("not/yet", "\"skipMetricValidation\": true,"));

        CliRun run = project.run("provision");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.errors())
                .containsExactly(
                        "alert-rules/failures.json:9:21: error: \"mcp-server\" has no metric \"requests/failedd\" in"
                                + " the namespace Microsoft.Insights/components; did you mean \"requests/failed\"?"
                                + " [TOC0604]");
        assertThat(project.writes()).noneMatch(one -> one.startsWith("PUT "));

        project.file("alert-rules/failures.json", metricAlert("requests/failed", ""));
        assertThat(project.run("provision").exit()).isZero();
        project.forgetRequests();
        assertThat(project.run("provision", "--detailed-exitcode").exit()).isZero();
        assertThat(project.requests()).noneMatch(one -> one.endsWith("metricDefinitions"));
    }

    @Test
    void aComponentThatIsWatchedAndIsNotThereIsAnError() {
        signInWith("client secret");
        makeGroup();
        project.file(
                "alert-rules/failures.json",
                metricAlert("requests/failed", "")
                        .replace(
                                "${id('component/mcp-server')}",
                                GROUP + "/providers/Microsoft.Insights/components/gone"));

        assertThat(project.run("provision", "--dry-run").errors())
                .containsExactly(
                        "alert-rules/failures.json:6:16: error: there is no Application Insights component \"gone\" in"
                                + " resource group \"rg-mcp-server-local\"; correct the scope, or define the component"
                                + " [TOC0603]");
    }

    @Test
    void neverSendsCredentialsToAHostThatOnlyTheProjectNames() {
        signInWith("client secret");
        ShippedProject.edit(
                project,
                "tocsin.json",
                "\"authority\": \"" + server.address(),
                "\"authority\": \"https://login.example.com");

        CliRun run = project.run("provision");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.firstError())
                .isEqualTo(
                        "error: the cloud of tocsin.json would send credentials to login.example.com, which is neither"
                                + " this machine nor a cloud of Microsoft; if that is right, allow it with"
                                + " TOCSIN_TRUSTED_HOSTS=login.example.com");
        assertThat(project.requests()).isEmpty();
    }

    private static void share(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.list(from)) {
            List<Path> files = all.toList();
            if (!files.isEmpty()) {
                Files.createDirectories(to);
            }
            for (Path file : files) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private void signInWith(String login) {
        if (login.equals("client secret")) {
            project.variable("AZURE_CLIENT_SECRET", "made-up");
        } else {
            project.file("token.jwt", "made.up.assertion");
            project.variable(
                    "AZURE_FEDERATED_TOKEN_FILE",
                    project.root().resolve("token.jwt").toString());
        }
    }

    /** Sends the environment {@code local} through the server. */
    private void aim(String caFile) throws IOException {
        ShippedProject.copiedTo(project.root());
        String text = Files.readString(project.root().resolve("tocsin.json"));
        String ca = caFile.isEmpty() ? "" : "\"caFile\": \"" + caFile + "\", ";
        project.file(
                "tocsin.json",
                text.replace(
                        "\"target\": \"emulator\"",
                        "\"target\": \"azure\", \"cloud\": {%s\"resourceManager\": \"%s\", \"authority\": \"%s\", \"disableInstanceDiscovery\": true}"
                                .formatted(ca, server.address(), server.address())));
    }

    private void makeGroup() {
        arm("PUT", GROUP, "{\"location\": \"westeurope\"}");
        project.forgetRequests();
    }

    private void arm(String method, String path, String body) {
        try {
            int status = Emulator.open(project.root().resolve(TestProject.STATE), CliRun.CLOCK)
                    .handle(new ArmRequest(
                            method, path, "api-version=2021-04-01", Map.of(), body.getBytes(StandardCharsets.UTF_8)))
                    .status();
            assertThat(status).isLessThan(300);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(TestProject project, String... flags) {
        List<String> all = new ArrayList<>(List.of("--output", "json"));
        all.addAll(List.of(flags));
        CliRun run = project.run("provision", all.toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isZero();
        return LiveResources.json(run.out());
    }

    private static JsonNode changes(JsonNode report) {
        return report.path("changes");
    }

    private static Map<String, JsonNode> liveOf(TestProject project) {
        LiveResources live = LiveResources.ofShipped(project);
        Map<String, JsonNode> all = new TreeMap<>();
        json(project, "--dry-run", "--explain").path("changes").forEach(change -> {
            String definition = change.path("definition").asText();
            String alias = definition.substring(0, definition.indexOf('/'));
            all.put(definition, shared(live.get(alias, change.path("name").asText())));
        });
        return all;
    }

    private static JsonNode shared(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(OWN);
            if (object.has("accessEndpoint")) {
                object.remove(List.of("accessEndpoint", "createdTime", "changedTime", "version"));
            }
        }
        node.forEach(AzureTargetTest::shared);
        return node;
    }

    private static String metricAlert(String metric, String more) {
        return """
                {
                  "type": "Microsoft.Insights/metricAlerts",
                  "name": "%s",
                  "properties": {
                    "severity": 2, "enabled": true, "evaluationFrequency": "PT1M", "windowSize": "PT5M",
                    "scopes": ["${id('component/mcp-server')}"],
                    "criteria": {"odata.type": "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria", "allOf": [{
                      "criterionType": "StaticThresholdCriterion", "name": "one", %s
                      "metricName": "%s", "operator": "GreaterThan", "threshold": 5, "timeAggregation": "Count"}]}
                  }
                }
                """.formatted(metric.replace('/', '-'), more, metric);
    }
}

package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.azure.Waiting;
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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code tocsin doctor} on the shipped project, against the local ARM over HTTPS, with defects that are planted. */
class DoctorTest {
    private static final String SUBSCRIPTION = "/subscriptions/00000000-0000-4000-8000-000000000001";
    private static final String GROUP = SUBSCRIPTION + "/resourceGroups/rg-mcp-server-local";
    private static final String RULE = GROUP + "/providers/Microsoft.Insights/scheduledQueryRules/high-cpu-usage";
    private static final int LOGS_PORT = 3;
    private static final String LOGS = "https://127.0.0.1:" + LOGS_PORT;
    private static final String SILENT = "system_cpu_usage_percent";
    private static final String CANARY = "canary-4f1c9a7e2b";
    private static final List<String> METRICS = List.of(
            "mcp_requests_total",
            "mcp_request_duration_seconds",
            "database_queries_total",
            "database_query_duration_seconds",
            "database_connections_active",
            "tool_executions_total",
            "tool_execution_duration_seconds",
            SILENT,
            "system_memory_usage_bytes",
            "errors_total");

    /** What is planted, the check that finds it, and what its remedy says. */
    private enum Defect {
        MISSING_SECRET("configuration", "set the environment variable TEAMS_WEBHOOK_URL"),
        WRONG_CA("network-connectivity", "TOCSIN_CA_FILE"),
        EXPIRED_CREDENTIAL("credentials", "az ad app credential reset"),
        MISSING_PERMISSION("permissions", "az role assignment create --role \"Monitoring Contributor\""),
        UNREGISTERED_PROVIDER("resource-providers", "az provider register --namespace Microsoft.Logic"),
        TOO_MANY_ALERTS("quotas", "watch several operations in one rule"),
        DISABLED_RULE("disabled-rules", "az monitor scheduled-query update --disabled false --name high-cpu-usage"),
        EMPTY_GROUP("action-groups", "add a receiver to the definition of nobody"),
        PLAIN_WEBHOOK("security-status", "write https:// in the definition of plain"),
        NO_IDENTITY("log-alert-identity", "give the rule an \"identity\""),
        REGIONAL_GROUP("service-health", "\"location\": \"Global\" instead of regional"),
        SILENT_METRIC("silent-telemetry", "APPLICATIONINSIGHTS_CONNECTION_STRING");

        private final String check;
        private final String remedy;

        Defect(String check, String remedy) {
            this.check = check;
            this.remedy = remedy;
        }
    }

    /** Everything is applied once; each test has a copy. */
    @TempDir
    private static Path applied;

    private static Path otherAuthority;

    @TempDir
    private Path folder;

    private TestProject project;
    private EmulatorServer server;
    private final List<String> faults = new ArrayList<>();
    private final Set<String> metrics = new TreeSet<>(METRICS);
    private String healthRow = "[15, 0]";
    private String callRow = "[200, 0, 4000.0]";

    @BeforeAll
    static void apply() throws IOException {
        TestProject ready = withIdentity(ShippedProject.copiedTo(applied.resolve("project")));
        CliRun run = ready.run("provision");
        assertThat(run.exit()).as(run.err()).isZero();
        for (String name : List.of("tls", "other")) {
            try (EmulatorServer one = start(applied.resolve(name))) {
                otherAuthority = one.authority();
            }
        }
    }

    private static EmulatorServer start(Path state) throws IOException {
        return EmulatorServer.start(
                new ServerSettings(state, 0, GroupPolicy.REQUIRE, ServerSettings.ONE_HOUR), Clock.systemUTC());
    }

    private static TestProject withIdentity(TestProject project) {
        ShippedProject.edit(project, "tocsin.json", "\"alertIdentity\": \"\"", "\"alertIdentity\": \"id-alerts\"");
        return project;
    }

    @BeforeEach
    void serve() throws IOException {
        project = withIdentity(ShippedProject.copiedTo(folder.resolve("project")));
        Path state = project.root().resolve(TestProject.STATE);
        copy(applied.resolve("project").resolve(TestProject.STATE), state);
        copy(applied.resolve("tls/tls"), state.resolve("tls"));
        server = start(state);
        Files.copy(server.authority(), project.root().resolve("ca.pem"));
        ShippedProject.edit(
                project,
                "tocsin.json",
                "\"target\": \"emulator\"",
                "\"target\": \"azure\", \"cloud\": {\"caFile\": \"ca.pem\", \"resourceManager\": \"%s\", \"authority\": \"%s\", \"disableInstanceDiscovery\": true, \"logAnalytics\": \"%s\"}"
                        .formatted(server.address(), server.address(), LOGS));
        project.variable("AZURE_TENANT_ID", "00000000-0000-4000-8000-0000000000aa")
                .variable("AZURE_CLIENT_ID", "00000000-0000-4000-8000-0000000000bb")
                .variable("AZURE_CLIENT_SECRET", CANARY + "-credential");
        project.forgetRequests();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(one).toString());
                Files.createDirectories(target.getParent());
                Files.copy(one, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void findsNothingWrongWhereNothingIsWrongInLessThanFiveSeconds() {
        JsonNode report = assertTimeout(Duration.ofSeconds(5), () -> examine(0));

        assertThat(statuses(report))
                .hasSize(20)
                .allSatisfy((check, status) -> assertThat(status).as(check).isEqualTo("pass"));
        assertThat(report.at("/summary/pass").intValue()).isEqualTo(20);
    }

    @Test
    void offlineLooksAtThisMachineAloneAndSkipsTheRest() {
        JsonNode report = examine(0, "--offline");

        assertThat(statuses(report))
                .containsAllEntriesOf(Map.of(
                        "configuration", "pass",
                        "disk-space", "pass",
                        "log-files", "pass",
                        "system-resources", "pass",
                        "permissions", "skipped"));
        assertThat(statuses(report).values()).filteredOn("skipped"::equals).hasSize(16);
        assertThat(project.requests()).isEmpty();
    }

    @Test
    void skipsWhatTheEmulatorInThisProcessDoesNotHave() throws IOException {
        TestProject local = ShippedProject.copiedTo(folder.resolve("local"));
        copy(applied.resolve("project").resolve(TestProject.STATE), local.root().resolve(TestProject.STATE));

        CliRun run = local.run("doctor");

        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("skipped  silent-telemetry       the target is the emulator in this process")
                .endsWith("20 checks of the environment local: 14 passed, 0 warnings, 0 failed, 6 skipped\n");
    }

    @Test
    void onlyAsks() {
        examine(0);

        assertThat(project.writes()).isNotEmpty().allMatch(one -> one.endsWith("/oauth2/v2.0/token"));
    }

    @ParameterizedTest
    @EnumSource(Defect.class)
    void findsADefectAndNothingElse(Defect planted) throws IOException {
        plant(EnumSet.of(planted));

        assertFound(EnumSet.of(planted), examine(planted == Defect.NO_IDENTITY ? 0 : 5));
    }

    /** Without a way to Azure, or without a credential, nothing else can be seen. */
    @Test
    void findsAllDefectsThatCanBeSeenTogether() throws IOException {
        Set<Defect> all = EnumSet.complementOf(EnumSet.of(Defect.WRONG_CA, Defect.EXPIRED_CREDENTIAL));
        plant(all);

        assertFound(all, examine(5));
    }

    @Test
    void namesTheMissingActionAndTheNarrowestRole() throws IOException {
        plant(EnumSet.of(Defect.MISSING_PERMISSION));

        JsonNode check = check(examine(5, "--only", "permissions"), "permissions");

        assertThat(check.path("message").asText())
                .isEqualTo("the identity may not do Microsoft.Insights/actionGroups/write in rg-mcp-server-local");
        assertThat(check.at("/details/0").asText())
                .isEqualTo("Microsoft.Insights/actionGroups/write is missing; the narrowest built-in role that has it"
                        + " is Monitoring Contributor");
        assertThat(check.path("remediation").asText())
                .startsWith("az role assignment create --role \"Monitoring Contributor\" --assignee"
                        + " 00000000-0000-4000-8000-0000000000bb --scope " + GROUP + ";");
    }

    @Test
    void aTokenThatTheServiceTakesForExpiredIsACredentialToo() throws IOException {
        faults.add("{\"match\":{\"path\":\"^/subscriptions\"},\"status\":401}");

        JsonNode report = examine(5);

        assertThat(wrong(report)).containsExactly("credentials");
        assertThat(check(report, "permissions").path("message").asText()).isEqualTo("needs credentials, which failed");
    }

    @Test
    void aRuleThatSomebodyDisabledIsAWarning() {
        LiveResources.ofShipped(project)
                .edit(
                        "log-alert",
                        "high-cpu-usage",
                        body -> ((ObjectNode) body.get("properties")).put("enabled", false));

        JsonNode report = examine(0);

        assertThat(wrong(report)).containsExactly("disabled-rules");
        assertThat(check(report, "disabled-rules").path("remediation").asText())
                .isEqualTo("if that is not meant: tocsin provision --env local");
    }

    @Test
    void aReceiverThatIsNotConfirmedIsAWarning() throws IOException {
        faults.add(
                "{\"match\":{\"method\":\"GET\",\"path\":\"/rg-mcp-server-local/.*/actionGroups$\"},\"status\":200,\"body\":"
                        + "{\"value\":[{\"id\":\"" + GROUP
                        + "/providers/Microsoft.Insights/actionGroups/oncall\",\"name\":\"oncall\","
                        + "\"location\":\"Global\",\"properties\":{\"enabled\":true,\"emailReceivers\":[{\"name\":\"mail\",\"emailAddress\":"
                        + "\"a@example.com\",\"status\":\"Disabled\"}]}}]}}");

        JsonNode check = check(examine(5, "--only", "email-receivers,action-groups"), "email-receivers");

        assertThat(check.path("status").asText()).isEqualTo("warning");
        assertThat(check.path("remediation").asText())
                .contains("az monitor action-group enable-receiver --name mail --action-group oncall");
    }

    @Test
    void anAddressOfAWorkflowThatWasMadeAnewIsFound() {
        LiveResources live = LiveResources.ofShipped(project);
        live.edit(
                "action-group",
                "oncall",
                body -> body.at("/properties/logicAppReceivers")
                        .forEach(one -> ((ObjectNode) one)
                                .put(
                                        "callbackUrl",
                                        one.path("callbackUrl")
                                                .asText()
                                                .replaceFirst("sig=.*", "sig=" + CANARY + "-signature"))));

        JsonNode report = examine(5);

        assertThat(wrong(report)).containsExactly("callback-urls");
        assertThat(check(report, "callback-urls").path("remediation").asText())
                .isEqualTo("write the groups anew, with the address of now: tocsin provision --env local");
    }

    @Test
    void tellsWhatTheTelemetrySaysAboutTheDatabase() {
        healthRow = "[15, 3]";
        assertThat(check(examine(5), "database-connectivity").path("message").asText())
                .contains("does not reach its database: 3 of 15 health checks failed");

        healthRow = "[15, 0]";
        callRow = "[10, 0, 25000.0]";
        JsonNode slow = check(examine(0), "database-connectivity");
        assertThat(slow.path("status").asText()).isEqualTo("warning");
        assertThat(slow.path("message").asText()).contains("0 of 10 calls failed, 2500 ms on average");
    }

    @Test
    void aClockThatIsWrongIsFound() {
        Waiting late = new Waiting() {
            @Override
            public java.time.Instant now() {
                return java.time.Instant.now().minusSeconds(900);
            }

            @Override
            public void sleep(Duration time) {}

            @Override
            public double random() {
                return 0;
            }
        };

        CliRun run = run(late, "--output", "json", "--only", "clock-skew");

        assertThat(run.exit()).isEqualTo(5);
        assertThat(check(LiveResources.json(run.out()), "clock-skew")
                        .path("message")
                        .asText())
                .matches("the clock of this machine is (89|90)\\d s behind Azure's; sign-ins fail from 300 s on");
    }

    @Test
    void reportsAsTextAndMarkdownWithTheRemedy() throws IOException {
        plant(EnumSet.of(Defect.EMPTY_GROUP));

        assertThat(run(Waiting.real()).out())
                .contains("fail     action-groups          the action group nobody has no receiver, so nobody is told\n"
                        + "         remedy: add a receiver to the definition of nobody")
                .endsWith("20 checks of the environment local: 19 passed, 0 warnings, 1 failed, 0 skipped\n");
        assertThat(run(Waiting.real(), "--output", "markdown").out())
                .contains("| action-groups | fail | the action group nobody has no receiver, so nobody is told |")
                .contains("- Remedy: add a receiver to the definition of nobody");
    }

    @Test
    void refusesChecksThatThereAreNot() {
        CliRun run = project.run("doctor", "--only", "permission");

        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.firstError()).isEqualTo("error: there is no check permission; did you mean permissions?");
    }

    @Test
    void aProjectThatCannotBeReadIsOneFinding() {
        project.file("tocsin.json", "{");

        JsonNode report = examine(5);

        assertThat(wrong(report)).containsExactly("configuration");
        assertThat(project.requests()).isEmpty();
    }

    private void assertFound(Set<Defect> planted, JsonNode report) {
        assertThat(wrong(report))
                .containsExactlyInAnyOrderElementsOf(
                        planted.stream().map(one -> one.check).toList());
        for (Defect one : planted) {
            assertThat(check(report, one.check).path("remediation").asText())
                    .as(one.check)
                    .contains(one.remedy);
        }
        assertThat(planted)
                .noneMatch(one -> one == Defect.WRONG_CA && project.requests().size() > 0);
        report.path("checks").forEach(check -> {
            if (check.path("status").asText().equals("skipped")) {
                assertThat(check.path("message").asText())
                        .matches("needs (network-connectivity|credentials), which failed");
            }
        });
    }

    private void plant(Set<Defect> defects) throws IOException {
        for (Defect one : defects) {
            plant(one);
        }
        project.forgetRequests();
    }

    private void plant(Defect defect) throws IOException {
        LiveResources live = LiveResources.ofShipped(project);
        switch (defect) {
            case MISSING_SECRET ->
                ShippedProject.edit(
                        project,
                        "tocsin.json",
                        "{\"secret\": \"env:TEAMS_WEBHOOK_URL\", \"default\": \"https://example.invalid/teams\"}",
                        "{\"secret\": \"env:TEAMS_WEBHOOK_URL\"}");
            case WRONG_CA ->
                Files.copy(otherAuthority, project.root().resolve("ca.pem"), StandardCopyOption.REPLACE_EXISTING);
            case EXPIRED_CREDENTIAL ->
                faults.add(
                        "{\"match\":{\"path\":\"/oauth2/v2.0/token$\"},\"status\":401,\"body\":{\"error\":\"invalid_client\","
                                + "\"error_description\":\"AADSTS7000222: The provided client secret keys for app are expired.\"}}");
            case MISSING_PERMISSION ->
                faults.add(
                        "{\"match\":{\"path\":\"/Microsoft.Authorization/permissions$\"},\"status\":200,\"body\":{\"value\":[{"
                                + "\"actions\":[\"*\"],\"notActions\":[\"Microsoft.Insights/ActionGroups/Write\"]},"
                                + "{\"actions\":[\"*/read\"],\"notActions\":[]}]}}");
            case UNREGISTERED_PROVIDER -> send("POST", SUBSCRIPTION + "/providers/Microsoft.Logic/unregister", "");
            case TOO_MANY_ALERTS -> {
                for (int i = 0; i < 100; i++) {
                    send(
                            "PUT",
                            SUBSCRIPTION + "/resourceGroups/rg-other/providers/Microsoft.Insights/activityLogAlerts/a"
                                    + i,
                            activityLogAlert("Administrative", ""));
                }
            }
            case DISABLED_RULE -> {
                live.edit(
                        "log-alert",
                        "high-cpu-usage",
                        body -> ((ObjectNode) body.get("properties")).put("enabled", false));
                faults.add(
                        "{\"match\":{\"path\":\"/eventtypes/management/values$\"},\"status\":200,\"body\":{\"value\":["
                                + event("Microsoft.Insights/ScheduledQueryRules/disable/action", "2026-01-05T12:00:00Z")
                                + ","
                                + event("Microsoft.Insights/ScheduledQueryRules/write", "2026-01-01T12:00:00Z")
                                + "]}}");
            }
            case EMPTY_GROUP ->
                live.put(
                        "action-group",
                        "nobody",
                        "{\"location\":\"Global\",\"properties\":{\"groupShortName\":\"nobody\",\"enabled\":true}}");
            case PLAIN_WEBHOOK ->
                live.put(
                        "action-group",
                        "plain",
                        "{\"location\":\"Global\",\"properties\":{\"groupShortName\":\"plain\",\"enabled\":true,\"webhookReceivers\":"
                                + "[{\"name\":\"hook\",\"serviceUri\":\"http://hooks.example.com/" + CANARY + "?key="
                                + CANARY
                                + "\"}]}}");
            case NO_IDENTITY -> live.edit("log-alert", "slow-query-performance", body -> body.remove("identity"));
            case REGIONAL_GROUP -> {
                live.put(
                        "action-group",
                        "regional",
                        "{\"location\":\"swedencentral\",\"properties\":{\"groupShortName\":\"regional\",\"enabled\":true,"
                                + "\"emailReceivers\":[{\"name\":\"mail\",\"emailAddress\":\"a@example.com\"}]}}");
                live.put(
                        "activity-log-alert",
                        "health",
                        activityLogAlert("ServiceHealth", live.id("action-group", "regional")));
            }
            case SILENT_METRIC -> metrics.remove(SILENT);
        }
    }

    private static String activityLogAlert(String category, String group) {
        return "{\"location\":\"Global\",\"properties\":{\"enabled\":true,\"scopes\":[\"" + SUBSCRIPTION
                + "\"],\"condition\":{\"allOf\":[{\"field\":\"category\",\"equals\":\"" + category
                + "\"}]},\"actions\":{\"actionGroups\":["
                + (group.isEmpty() ? "" : "{\"actionGroupId\":\"" + group + "\"}") + "]}}}";
    }

    private static String event(String operation, String time) {
        return "{\"operationName\":{\"value\":\"" + operation + "\"},\"eventTimestamp\":\"" + time
                + "\",\"resourceId\":\"" + RULE + "\"}";
    }

    private void send(String method, String path, String body) {
        try {
            String version = path.contains("activityLogAlerts") ? "2020-10-01" : "2021-04-01";
            int status = Emulator.open(project.root().resolve(TestProject.STATE), CliRun.CLOCK)
                    .handle(new ArmRequest(
                            method, path, "api-version=" + version, Map.of(), body.getBytes(StandardCharsets.UTF_8)))
                    .status();
            assertThat(status).isLessThan(300);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode examine(int exit, String... flags) {
        List<String> all = new ArrayList<>(List.of("--output", "json"));
        all.addAll(List.of(flags));
        CliRun run = run(Waiting.real(), all.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).as(run.out()).isEqualTo(exit);
        return LiveResources.json(run.out());
    }

    private CliRun run(Waiting waiting, String... flags) {
        if (!faults.isEmpty()) {
            project.file(TestProject.STATE + "/faults.json", "[" + String.join(",", faults) + "]");
        }
        CliRun run = project.run(TestOutside.of(Detour.through(this::pass), waiting), "doctor", flags);
        assertThat(run.out() + run.err()).doesNotContain(CANARY, "sig=", "example.invalid");
        return run;
    }

    /** The logs, in which the application has been well. */
    private HttpResponse pass(HttpRequest request, Detour.Onward onward) {
        if (request.getUrl().getPort() != LOGS_PORT) {
            return onward.send();
        }
        String query = request.getBodyAsBinaryData() == null
                ? ""
                : request.getBodyAsBinaryData().toString();
        String table = query.contains("by name")
                ? table(metrics.stream().map(one -> "[\"" + one + "\", 7]").toList(), "name", "n")
                : query.contains("database_health_status")
                        ? table(List.of(healthRow), "checks", "unhealthy")
                        : table(List.of(callRow), "calls", "failed", "busy");
        return Canned.of(request, query.isEmpty() ? 404 : 200, Map.of("Content-Type", "application/json"), table);
    }

    private static String table(List<String> rows, String... columns) {
        List<String> named = Stream.of(columns)
                .map(one -> "{\"name\":\"" + one + "\",\"type\":\"real\"}")
                .toList();
        return "{\"tables\":[{\"name\":\"PrimaryResult\",\"columns\":[" + String.join(",", named) + "],\"rows\":["
                + String.join(",", rows) + "]}]}";
    }

    private static JsonNode check(JsonNode report, String name) {
        for (JsonNode one : report.path("checks")) {
            if (one.path("name").asText().equals(name)) {
                return one;
            }
        }
        throw new AssertionError("no check " + name + " in " + report);
    }

    private static Map<String, String> statuses(JsonNode report) {
        Map<String, String> statuses = new TreeMap<>();
        report.path("checks")
                .forEach(one -> statuses.put(
                        one.path("name").asText(), one.path("status").asText()));
        return statuses;
    }

    /** Checks with a warning or a failure; each has a remedy, and no other has one. */
    private static Set<String> wrong(JsonNode report) {
        Set<String> wrong = new LinkedHashSet<>();
        report.path("checks").forEach(one -> {
            boolean bad = Set.of("warning", "fail").contains(one.path("status").asText());
            assertThat(one.path("remediation").isNull()).as(one.toString()).isNotEqualTo(bad);
            if (bad) {
                wrong.add(one.path("name").asText());
            }
        });
        return wrong;
    }
}

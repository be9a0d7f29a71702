package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.ArrayList;
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
import org.junit.jupiter.api.io.TempDir;

/** The shipped project, applied to a local ARM over HTTPS, in which nothing is wrong until something is planted. */
abstract class DoctorBench {
    static final String SUBSCRIPTION = "/subscriptions/00000000-0000-4000-8000-000000000001";
    static final String GROUP = SUBSCRIPTION + "/resourceGroups/rg-mcp-server-local";
    static final String RULE = GROUP + "/providers/Microsoft.Insights/scheduledQueryRules/high-cpu-usage";
    static final int LOGS_PORT = 3;
    static final String LOGS = "https://127.0.0.1:" + LOGS_PORT;
    static final String SILENT = "system_cpu_usage_percent";
    static final String CANARY = "canary-4f1c9a7e2b";
    static final List<String> METRICS = List.of(
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

    /** Everything is applied once; each test has a copy. */
    @TempDir
    static Path applied;

    static Path otherAuthority;

    @TempDir
    Path folder;

    TestProject project;
    EmulatorServer server;
    final List<String> faults = new ArrayList<>();
    final Set<String> metrics = new TreeSet<>(METRICS);
    String healthRow = "[15, 0]";
    String callRow = "[200, 0, 4000.0]";

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

    @AfterEach
    void stop() {
        server.close();
    }

    void plant(Set<DoctorDefect> defects) throws IOException {
        for (DoctorDefect one : defects) {
            one.plant(this);
        }
        project.forgetRequests();
    }

    static EmulatorServer start(Path state) throws IOException {
        return EmulatorServer.start(
                new ServerSettings(state, 0, GroupPolicy.REQUIRE, ServerSettings.ONE_HOUR), Clock.systemUTC());
    }

    static TestProject withIdentity(TestProject project) {
        ShippedProject.edit(project, "tocsin.json", "\"alertIdentity\": \"\"", "\"alertIdentity\": \"id-alerts\"");
        return project;
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(one).toString());
                Files.createDirectories(target.getParent());
                Files.copy(one, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    void send(String method, String path, String body) {
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

    JsonNode examine(int exit, String... flags) {
        List<String> all = new ArrayList<>(List.of("--output", "json"));
        all.addAll(List.of(flags));
        CliRun run = run(Waiting.real(), all.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).as(run.out()).isEqualTo(exit);
        return LiveResources.json(run.out());
    }

    CliRun run(Waiting waiting, String... flags) {
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

    static JsonNode check(JsonNode report, String name) {
        for (JsonNode one : report.path("checks")) {
            if (one.path("name").asText().equals(name)) {
                return one;
            }
        }
        throw new AssertionError("no check " + name + " in " + report);
    }

    static Map<String, String> statuses(JsonNode report) {
        Map<String, String> statuses = new TreeMap<>();
        report.path("checks")
                .forEach(one -> statuses.put(
                        one.path("name").asText(), one.path("status").asText()));
        return statuses;
    }

    /** Checks with a warning or a failure; each has a remedy, and no other has one. */
    static Set<String> wrong(JsonNode report) {
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

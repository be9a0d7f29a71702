package dev.tocsin.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.emulator.ArmRequest;
import dev.tocsin.emulator.ArmResponse;
import dev.tocsin.emulator.Emulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Rules in an emulator, rows that land there, and a time that the test moves. */
abstract class RoundsBench {
    static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    static final String GROUP = "/subscriptions/s1/resourceGroups/rg";
    static final String INSIGHTS = GROUP + "/providers/Microsoft.Insights/";
    static final String WORKSPACE = GROUP + "/providers/Microsoft.OperationalInsights/workspaces/logs";
    static final String COMPONENT = INSIGHTS + "components/shop";
    static final String SECRET = "sig-of-nobodys-business";
    static final String FAILURES = "traces | where message == 'failed'";
    static final String TOLD = "told: oncall (e-mail lead, Logic App teams, webhook hook)";

    @TempDir
    Path folder;

    final List<String> lines = new ArrayList<>();
    final Raised raised = new Raised();
    Emulator emulator;
    Rounds rounds;
    String key = "";

    @BeforeEach
    void open() throws Exception {
        emulator = Emulator.open(folder, Clock.fixed(NOON.plus(Duration.ofHours(2)), ZoneOffset.UTC));
        rounds = rounds(Runnable::run);
        put(WORKSPACE, "2023-09-01", "{'location':'westeurope','properties':{}}");
        put(
                COMPONENT,
                "2020-02-02",
                "{'location':'westeurope','kind':'web','properties':{'Application_Type':'web','WorkspaceResourceId':'"
                        + WORKSPACE + "'}}");
        key = text(send("GET", COMPONENT, "2020-02-02", ""))
                .replaceAll("(?s).*\"InstrumentationKey\":\"([^\"]+)\".*", "$1");
        put(
                INSIGHTS + "actionGroups/oncall",
                "2023-01-01",
                ("{'location':'global','properties':{'groupShortName':'oncall','enabled':true,"
                                + "'emailReceivers':[{'name':'lead','emailAddress':'lead@example.com'}],"
                                + "'logicAppReceivers':[{'name':'teams','resourceId':'GROUP/providers/Microsoft.Logic/workflows/w','callbackUrl':'https://example.invalid/SECRET'}],"
                                + "'webhookReceivers':[{'name':'hook','serviceUri':'https://example.invalid/SECRET'}]}}")
                        .replace("SECRET", SECRET)
                        .replace("GROUP", GROUP));
    }

    Rounds rounds(Executor workers) {
        return new Rounds(emulator, raised, lines::add, workers);
    }

    ArmResponse send(String method, String path, String version, String body) throws IOException {
        return emulator.handle(new ArmRequest(
                method,
                path,
                version.isEmpty() ? "" : "api-version=" + version,
                Map.of(),
                body.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }

    static String text(ArmResponse answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    void put(String path, String version, String body) throws IOException {
        ArmResponse answer = send("PUT", path, version, body);
        assertThat(answer.status()).as(text(answer)).isBetween(200, 201);
    }

    void rule(String name, String query, String more) throws IOException {
        rule(name, query, COMPONENT, more);
    }

    /** Fires above zero rows in five minutes, resolves after ten. */
    void rule(String name, String query, String scope, String more) throws IOException {
        String body = "{'location':'westeurope','properties':{'severity':1,'enabled':true,'scopes':['" + scope
                + "'],'evaluationFrequency':'PT5M','windowSize':'PT5M','criteria':{'allOf':[{'query':QUERY,"
                + "'timeAggregation':'Count','operator':'GreaterThan','threshold':0,"
                + "'failingPeriods':{'numberOfEvaluationPeriods':1,'minFailingPeriodsToAlert':1}}]},"
                + "'actions':{'actionGroups':['" + INSIGHTS + "actionGroups/oncall']}" + more + "}}";
        String json = body.replace('\'', '"').replace("QUERY", '"' + query.replace("\"", "\\\"") + '"');
        write("PUT", name, json);
    }

    /** As it stands, with its apostrophes. */
    void write(String method, String rule, String json) throws IOException {
        ArmResponse answer = emulator.handle(new ArmRequest(
                method,
                INSIGHTS + "scheduledQueryRules/" + rule,
                "api-version=2022-06-15",
                Map.of(),
                json.getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.status()).as(text(answer)).isBetween(200, 201);
    }

    void edit(String rule, String from, String to) throws IOException {
        write(
                "PUT",
                rule,
                text(send("GET", INSIGHTS + "scheduledQueryRules/" + rule, "2022-06-15", ""))
                        .replace(from, to));
    }

    void trace(Duration at, String message) throws IOException {
        trace(at, message, "");
    }

    void trace(Duration at, String message, String properties) throws IOException {
        ArmResponse answer = send(
                "POST",
                "/v2.1/track",
                "",
                "{'time':'" + NOON.plus(at) + "','iKey':'" + key
                        + "','data':{'baseType':'MessageData','baseData':{'message':'" + message + "','properties':{"
                        + properties + "}}}}");
        assertThat(answer.status()).as(text(answer)).isEqualTo(200);
    }

    /** Looks every minute, the first time at noon. */
    void until(int minutes) {
        for (int minute = 0; minute <= minutes; minute++) {
            rounds.at(NOON.plus(Duration.ofMinutes(minute)));
        }
    }

    static Duration minutes(int count) {
        return Duration.ofMinutes(count);
    }

    List<String> told() {
        return lines.stream().filter(line -> !line.contains("  note: ")).toList();
    }

    List<String> notes() {
        return lines.stream().filter(line -> line.contains("  note: ")).toList();
    }
}

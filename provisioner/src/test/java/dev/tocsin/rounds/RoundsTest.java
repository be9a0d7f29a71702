package dev.tocsin.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.emulator.ArmRequest;
import dev.tocsin.emulator.ArmResponse;
import dev.tocsin.emulator.Emulator;
import dev.tocsin.emulator.FiredAlert;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules in an emulator, rows that land there, and a clock that the test moves. */
class RoundsTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final String GROUP = "/subscriptions/s1/resourceGroups/rg";
    private static final String INSIGHTS = GROUP + "/providers/Microsoft.Insights/";
    private static final String WORKSPACE = GROUP + "/providers/Microsoft.OperationalInsights/workspaces/logs";
    private static final String COMPONENT = INSIGHTS + "components/shop";
    private static final String SECRET = "sig-of-nobodys-business";
    private static final String FAILURES = "traces | where message == 'failed'";
    private static final String TOLD = "told: oncall (e-mail lead, Logic App teams, webhook hook)";

    @TempDir
    private Path folder;

    private final List<String> lines = new ArrayList<>();
    private final Raised raised = new Raised();
    private Emulator emulator;
    private Rounds rounds;
    private String key = "";

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

    private Rounds rounds(Executor workers) {
        return new Rounds(emulator, raised, lines::add, workers);
    }

    private ArmResponse send(String method, String path, String version, String body) throws IOException {
        return emulator.handle(new ArmRequest(
                method,
                path,
                version.isEmpty() ? "" : "api-version=" + version,
                Map.of(),
                body.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(ArmResponse answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private void put(String path, String version, String body) throws IOException {
        ArmResponse answer = send("PUT", path, version, body);
        assertThat(answer.status()).as(text(answer)).isBetween(200, 201);
    }

    private void rule(String name, String query, String more) throws IOException {
        rule(name, query, COMPONENT, more);
    }

    /** Fires above zero rows in five minutes, resolves after ten. */
    private void rule(String name, String query, String scope, String more) throws IOException {
        String body = "{'location':'westeurope','properties':{'severity':1,'enabled':true,'scopes':['" + scope
                + "'],'evaluationFrequency':'PT5M','windowSize':'PT5M','criteria':{'allOf':[{'query':QUERY,"
                + "'timeAggregation':'Count','operator':'GreaterThan','threshold':0,"
                + "'failingPeriods':{'numberOfEvaluationPeriods':1,'minFailingPeriodsToAlert':1}}]},"
                + "'actions':{'actionGroups':['" + INSIGHTS + "actionGroups/oncall']}" + more + "}}";
        String json = body.replace('\'', '"').replace("QUERY", '"' + query.replace("\"", "\\\"") + '"');
        write("PUT", name, json);
    }

    /** As it stands, with its apostrophes. */
    private void write(String method, String rule, String json) throws IOException {
        ArmResponse answer = emulator.handle(new ArmRequest(
                method,
                INSIGHTS + "scheduledQueryRules/" + rule,
                "api-version=2022-06-15",
                Map.of(),
                json.getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.status()).as(text(answer)).isBetween(200, 201);
    }

    private void edit(String rule, String from, String to) throws IOException {
        write(
                "PUT",
                rule,
                text(send("GET", INSIGHTS + "scheduledQueryRules/" + rule, "2022-06-15", ""))
                        .replace(from, to));
    }

    private void trace(Duration at, String message) throws IOException {
        trace(at, message, "");
    }

    private void trace(Duration at, String message, String properties) throws IOException {
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
    private void until(int minutes) {
        for (int minute = 0; minute <= minutes; minute++) {
            rounds.at(NOON.plus(Duration.ofMinutes(minute)));
        }
    }

    private static Duration minutes(int count) {
        return Duration.ofMinutes(count);
    }

    private List<String> told() {
        return lines.stream().filter(line -> !line.contains("  note: ")).toList();
    }

    private List<String> notes() {
        return lines.stream().filter(line -> line.contains("  note: ")).toList();
    }

    @Test
    void firesAtTheNextMultipleOfTheFrequencyAndResolvesAfterItsTime() throws Exception {
        rule("failures", FAILURES, "");
        trace(minutes(6), "failed");
        trace(minutes(7), "failed");

        until(40);

        assertThat(told())
                .containsExactly(
                        "2026-01-05T12:10:00Z  FIRED failures (Sev1): measured 2; " + TOLD + "\n",
                        "2026-01-05T12:25:00Z  RESOLVED failures (Sev1): measured 0; " + TOLD + "\n");
        assertThat(raised.all()).singleElement().satisfies(alert -> {
            assertThat(alert.rule()).endsWith("/failures");
            assertThat(alert.target()).isEqualTo(COMPONENT);
            assertThat(alert.fired()).isEqualTo(NOON.plus(minutes(10)));
            assertThat(alert.resolved()).contains(NOON.plus(minutes(25)));
        });
        assertThat(String.join("", lines)).doesNotContain(SECRET).doesNotContain("example");
    }

    @Test
    void saysHowManyRulesAreEvaluatedAndWhenNext() throws Exception {
        rounds.at(NOON.plusSeconds(1));
        rule("failures", FAILURES, "");
        rounds.at(NOON.plusSeconds(62));
        rounds.at(NOON.plusSeconds(63));
        trace(minutes(1), "fine");
        rounds.at(NOON.plusSeconds(64));

        assertThat(lines)
                .containsExactly(
                        "2026-01-05T12:00:01Z  note: no log alert rule is enabled here\n",
                        "2026-01-05T12:01:02Z  note: 0 of 1 log alert rules are evaluated; the others wait for a first row of what they watch\n",
                        "2026-01-05T12:01:04Z  note: 1 of 1 log alert rules are evaluated, the next at 2026-01-05T12:05:00Z\n");
    }

    @Test
    void withoutARowNothingFiresNotEvenThatNothingArrives() throws Exception {
        rule("silence", "traces | summarize n = count() | where n == 0", "");
        until(30);
        assertThat(told()).isEmpty();

        trace(minutes(10), "hello");
        for (int minute = 31; minute <= 40; minute++) {
            rounds.at(NOON.plus(minutes(minute)));
        }
        assertThat(told()).containsExactly("2026-01-05T12:35:00Z  FIRED silence (Sev1): measured 1; " + TOLD + "\n");
    }

    @Test
    void rowsOfAWorkspaceAreSeenByTheNamesOfTheWorkspace() throws Exception {
        rule("failures", "AppTraces | where Message == 'failed'", WORKSPACE, "");
        trace(minutes(1), "failed");
        until(5);
        assertThat(told()).singleElement().asString().startsWith("2026-01-05T12:05:00Z  FIRED failures");
    }

    @Test
    void eachValueOfADimensionIsAnAlertOfItsOwn() throws Exception {
        rule(
                "failures",
                "traces | where message == 'failed' | extend user = tostring(customDimensions.user)",
                ",'autoMitigate':true");
        edit(
                "failures",
                "\"threshold\":0",
                "\"threshold\":0,\"dimensions\":[{\"name\":\"user\",\"operator\":\"Include\",\"values\":[\"*\"]}]");
        trace(minutes(1), "failed", "'user':'ann'");
        trace(minutes(7), "failed", "'user':'bob\\nFIRED other'");

        until(20);

        assertThat(told())
                .containsExactly(
                        "2026-01-05T12:05:00Z  FIRED failures (Sev1): user ann: measured 1; " + TOLD + "\n",
                        "2026-01-05T12:10:00Z  FIRED failures (Sev1): user bob FIRED other: measured 1; " + TOLD + "\n",
                        "2026-01-05T12:20:00Z  RESOLVED failures (Sev1): user ann: nothing was measured; " + TOLD
                                + "\n");
        assertThat(raised.all()).hasSize(2);
    }

    @Test
    void aRuleThatNeverResolvesFiresAtEachEvaluationAndIsMuted() throws Exception {
        rule("failures", FAILURES, ",'autoMitigate':false,'muteActionsDuration':'PT10M'");
        for (int minute = 1; minute < 20; minute++) {
            trace(minutes(minute), "failed");
        }

        until(25);

        assertThat(told())
                .extracting(line -> line.substring(0, 28)
                        + line.substring(line.lastIndexOf("; ")).strip())
                .containsExactly(
                        "2026-01-05T12:05:00Z  FIRED ; " + TOLD,
                        "2026-01-05T12:10:00Z  FIRED ; nobody is told: its actions are muted",
                        "2026-01-05T12:15:00Z  FIRED ; nobody is told: its actions are muted",
                        "2026-01-05T12:20:00Z  FIRED ; " + TOLD);
        assertThat(raised.all()).hasSize(4).allMatch(alert -> alert.resolved().isEmpty());
    }

    @Test
    void aRuleThatCannotRunIsToldOnceAndTheOthersGoOn() throws Exception {
        rule("broken", "traces | where nonsense == 1", "");
        rule("unclear", FAILURES, "");
        edit("unclear", "\"threshold\":0", "\"metricMeasureColumn\":\"x\",\"threshold\":0");
        rule("failures", FAILURES, "");
        trace(minutes(1), "failed");

        until(20);

        assertThat(notes())
                .anySatisfy(note -> assertThat(note)
                        .startsWith("2026-01-05T12:00:00Z  note: unclear is not evaluated: ")
                        .contains("/properties/criteria/allOf/0"))
                .anySatisfy(note -> assertThat(note)
                        .startsWith(
                                "2026-01-05T12:05:00Z  note: broken is not evaluated: the query, line 1, column 16: ")
                        .contains("nonsense"))
                .hasSize(3);
        assertThat(told())
                .extracting(line -> line.substring(22, 36))
                .containsExactly("FIRED failures", "RESOLVED failu");
    }

    @Test
    void aRuleThatIsChangedBeginsAnewAndOneThatIsDisabledEnds() throws Exception {
        rule("failures", FAILURES, "");
        trace(minutes(1), "failed");
        until(5);
        rule("failures", FAILURES, ",'description':'other'");
        trace(minutes(6), "failed");
        rounds.at(NOON.plus(minutes(6)));
        rounds.at(NOON.plus(minutes(10)));
        rule("failures", FAILURES, ",'description':'other'");
        rounds.at(NOON.plus(minutes(11)));
        rounds.at(NOON.plus(minutes(15)));
        assertThat(told())
                .extracting(line -> line.substring(11, 36))
                .containsExactly("12:05:00Z  FIRED failures", "12:10:00Z  FIRED failures");

        edit("failures", "\"enabled\":true", "\"enabled\":false");
        rounds.at(NOON.plus(minutes(60)));
        assertThat(told()).hasSize(2);
        assertThat(lines.get(lines.size() - 1)).contains("no log alert rule is enabled here");
        assertThat(raised.all()).allMatch(alert -> alert.resolved().isEmpty());
    }

    @Test
    void anEvaluationThatWasMissedIsNotMadeUpFor() throws Exception {
        rule("failures", FAILURES, "");
        trace(minutes(1), "failed");
        rounds.at(NOON);
        rounds.at(NOON.plus(minutes(33)));
        assertThat(told()).isEmpty();
    }

    @Test
    void aRuleThatIsStillBeingEvaluatedDoesNotHoldUpTheOthers() throws Exception {
        List<Runnable> waiting = new ArrayList<>();
        rounds = rounds(waiting::add);
        rule("failures", FAILURES, "");
        trace(minutes(1), "failed");
        until(10);
        assertThat(waiting).hasSize(1);
        waiting.get(0).run();
        rounds.at(NOON.plus(minutes(11)));
        assertThat(waiting).hasSize(2);
        assertThat(told()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RemoveAllActionGroups", "AddActionGroups"})
    void aMaintenanceWindowSilencesAndTheAlertFiresAllTheSame(String action) throws Exception {
        rule("failures", FAILURES, "");
        boolean removes = action.startsWith("Remove");
        put(
                GROUP + "/providers/Microsoft.AlertsManagement/actionRules/night",
                "2021-08-08",
                "{'location':'Global','properties':{'enabled':true,'scopes':['" + GROUP
                        + "'],'actions':[{'actionType':'" + action + "'"
                        + (removes ? "" : ",'actionGroupIds':['" + INSIGHTS + "actionGroups/oncall']")
                        + "}],'schedule':{'effectiveFrom':'2026-01-05T12:00:00','effectiveUntil':'2026-01-05T12:12:00','timeZone':'UTC'}}}");
        trace(minutes(1), "failed");

        until(20);

        assertThat(told()).hasSize(2);
        assertThat(told().get(0)).endsWith(removes ? "; nobody is told: muted by night\n" : TOLD + "\n");
        assertThat(told().get(1)).startsWith("2026-01-05T12:20:00Z  RESOLVED").endsWith(TOLD + "\n");
        assertThat(raised.all()).extracting(FiredAlert::suppressed).containsExactly(removes);
    }

    @Test
    void groupsThatAreOffOrNotThereAreToldAsSuch() throws Exception {
        put(
                INSIGHTS + "actionGroups/night",
                "2023-01-01",
                "{'location':'global','properties':{'groupShortName':'night','enabled':false}}");
        rule("failures", FAILURES, "");
        edit(
                "failures",
                "[\"" + INSIGHTS + "actionGroups/oncall\"]",
                "[\"" + INSIGHTS + "actionGroups/night\",\"" + INSIGHTS + "actionGroups/gone\"]");
        rule("unheard", FAILURES, "");
        edit("unheard", "\"" + INSIGHTS + "actionGroups/oncall\"", "");
        trace(minutes(1), "failed");

        until(5);

        assertThat(told())
                .containsExactly(
                        "2026-01-05T12:05:00Z  FIRED failures (Sev1): measured 1; told: night (disabled); gone (not there)\n",
                        "2026-01-05T12:05:00Z  FIRED unheard (Sev1): measured 1; nobody is told: the rule has no action group\n");
    }

    @Test
    void aProcessingRuleWithOtherConditionsMayMute() throws Exception {
        rule("failures", FAILURES, "");
        put(
                GROUP + "/providers/Microsoft.AlertsManagement/actionRules/maybe",
                "2021-08-08",
                "{'location':'Global','properties':{'enabled':true,'scopes':['" + GROUP
                        + "'],'actions':[{'actionType':'RemoveAllActionGroups'}],"
                        + "'conditions':[{'field':'TargetResourceType','operator':'Equals','values':['x']}]}}");
        trace(minutes(1), "failed");
        until(5);
        assertThat(told())
                .singleElement()
                .asString()
                .endsWith(TOLD + ", unless maybe mutes it, whose conditions are not evaluated\n");
        assertThat(raised.all()).noneMatch(FiredAlert::suppressed);
    }

    @Test
    void aWriteIsAnEventForActivityLogAlerts() throws Exception {
        put(
                INSIGHTS + "activityLogAlerts/changed",
                "2020-10-01",
                "{'location':'Global','properties':{'enabled':true,'scopes':['" + GROUP
                        + "'],'condition':{'allOf':[{'field':'category','equals':'Administrative'},{'field':'operationName','equals':'Microsoft.Insights/scheduledQueryRules/write'}]},"
                        + "'actions':{'actionGroups':[{'actionGroupId':'" + INSIGHTS + "actionGroups/oncall'}]}}}");
        rounds.at(NOON);
        rule("failures", FAILURES, "");
        rounds.at(NOON.plusSeconds(5));
        rounds.at(NOON.plusSeconds(10));
        send("DELETE", INSIGHTS + "scheduledQueryRules/failures", "2022-06-15", "");
        rounds.at(NOON.plusSeconds(15));

        assertThat(told())
                .containsExactly(
                        "2026-01-05T12:00:05Z  FIRED changed (Sev4): microsoft.insights/scheduledqueryrules/write of failures; "
                                + TOLD + "\n");
        assertThat(raised.all()).extracting(FiredAlert::signal).containsExactly(FiredAlert.Signal.ACTIVITY_LOG);
    }

    @Test
    void aStateThatCannotBeReadIsToldOnce() throws Exception {
        rule("failures", FAILURES, "");
        rounds.at(NOON);
        Files.writeString(
                folder.resolve("state.jsonl"), "{\"id\":\"/x\",\"resource\":broken}\n", StandardOpenOption.APPEND);
        rounds.at(NOON.plusSeconds(5));
        rounds.at(NOON.plusSeconds(10));
        assertThat(notes()).filteredOn(note -> note.contains("cannot be used")).hasSize(1);
    }
}

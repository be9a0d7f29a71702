package dev.tocsin.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.emulator.FiredAlert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is told of which alert. */
class ToldTest extends RoundsBench {
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
}

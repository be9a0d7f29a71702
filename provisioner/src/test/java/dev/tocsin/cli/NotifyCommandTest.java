package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotifyCommandTest {
    private static final String SECRET = "https://contoso.example.com/hook/Xq7Rb2Kv9Lm4Np8Tz3Wc6Yd1";

    @TempDir
    private Path folder;

    private TestProject project;

    @BeforeEach
    void copy() {
        project = ShippedProject.copiedTo(folder).variable("TEAMS_WEBHOOK_URL", SECRET);
    }

    private JsonNode preview(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add(0, "preview");
        all.addAll(List.of("--output", "json"));
        CliRun run = project.run("notify", all.toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isZero();
        return LiveResources.json(run.out());
    }

    @Test
    void previewHasThePayloadTheLetterAndBothMessages() {
        JsonNode preview = preview("high-error-rate", "--value", "7.5");

        JsonNode fired = preview.at("/alerts/0");
        assertThat(fired.at("/payload/data/essentials/severity").asText()).isEqualTo("Sev1");
        assertThat(fired.at("/payload/data/essentials/firedDateTime").asText()).isEqualTo("2026-01-05T12:00:00Z");
        assertThat(fired.at("/payload/data/alertContext/condition/allOf/0/metricValue")
                        .doubleValue())
                .isEqualTo(7.5);
        assertThat(fired.at("/payload/data/alertContext/properties/message").asText())
                .isEqualTo("High error rate detected: 7.5 %. Investigate immediately.");
        assertThat(fired.path("deliveries"))
                .extracting(one -> one.path("through").asText())
                .containsExactly("e-mail", "Teams", "Slack");
        assertThat(fired.at("/deliveries/0/mail/subject").asText())
                .isEqualTo("[HIGH] MCP server: high error rate - Fired (7.5 %)");
        assertThat(fired.at("/deliveries/1/message/attachments/0/content/body/0/style")
                        .asText())
                .isEqualTo("warning");
        JsonNode resolved = preview.at("/alerts/1");
        assertThat(resolved.at("/payload/data/essentials/resolvedDateTime").asText())
                .isEqualTo("2026-01-05T12:25:00Z");
        assertThat(resolved.at("/deliveries/2/message/text").asText())
                .contains("RESOLVED: HIGH alert: high-error-rate");
        assertThat(resolved.at("/deliveries/2/message/attachments/0/color").asText())
                .isEqualTo("#28a745");
    }

    @Test
    void metricAndActivityLogAlertsHaveTheirOwnForms() {
        JsonNode availability =
                preview("health-check-failed", "--state", "fired").at("/alerts/0/payload/data");
        assertThat(availability.at("/alertContext/conditionType").asText())
                .isEqualTo("WebtestLocationAvailabilityCriteria");
        assertThat(availability
                        .at("/alertContext/condition/allOf/0/webTestName")
                        .asText())
                .isEqualTo("mcp-server-health");
        assertThat(availability.at("/customProperties/runbook").asText()).endsWith("/health-check-failed.yaml");

        JsonNode metric = preview("metric-alert/teams-bridge-failed").at("/alerts");
        assertThat(metric.at("/0/payload/data/alertContext/condition/allOf/0/metricName")
                        .asText())
                .isEqualTo("RunsFailed");
        assertThat(metric.at("/0/deliveries"))
                .extracting(one -> one.path("through").asText())
                .containsExactly("e-mail");

        JsonNode activity = preview("alert-rule-changed");
        assertThat(activity.at("/alerts")).hasSize(1);
        assertThat(activity.path("notes"))
                .extracting(JsonNode::asText)
                .containsExactly("alerts of this rule never resolve, so nobody hears of it");
        assertThat(activity.at("/alerts/0/payload/data/essentials/monitoringService")
                        .asText())
                .isEqualTo("Activity Log - Administrative");
        assertThat(activity.at("/alerts/0/payload/data/alertContext/operationName")
                        .asText())
                .isEqualTo("Microsoft.Insights/scheduledQueryRules/write");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "html"})
    void previewOfEveryRuleWorksInEveryFormatAndHoldsNoSecret(String format) {
        JsonNode routes = LiveResources.json(
                project.run("notify", "routes", "--output", "json").out());
        assertThat(routes.path("rules")).hasSize(11);
        for (JsonNode rule : routes.path("rules")) {
            String name = rule.path("rule").asText();
            CliRun run = project.run("notify", "preview", name, "--output", format);
            assertThat(run.exit()).as(name + run.err()).isZero();
            assertThat(run.out()).contains(name.substring(name.indexOf('/') + 1));
            assertThat(run.out() + run.err()).doesNotContain("Xq7Rb2Kv9").doesNotContain("sig=");
        }
        assertThat(project.requests()).isEmpty();
    }

    @Test
    void routesSayWhoHearsWhenAndWhatMutes() {
        project.file("resources/mute.json", """
                {"type": "Microsoft.AlertsManagement/actionRules", "name": "night", "location": "Global", "properties": {
                  "scopes": ["${id('component/mcp-server')}"], "enabled": true,
                  "actions": [{"actionType": "RemoveAllActionGroups"}],
                  "schedule": {"timeZone": "UTC", "effectiveFrom": "2026-01-01T00:00:00", "effectiveUntil": "2026-02-01T00:00:00"}}}
                """);
        CliRun run = project.run("notify", "routes");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("""
                        log-alert/high-error-rate (high)
                          when: once when it fires and once when it resolves; looks every PT5M
                          who: oncall, e-mail: oncall@example.com
                          who: oncall, Teams: mcp-server-teams
                          who: oncall, Slack: mcp-server-slack
                          muted: by night, from 2026-01-01 00:00 until 2026-02-01 00:00, UTC; what begins then and goes on is never told
                        """).contains("""
                        log-alert/high-cpu-usage (medium)
                          when: each time the condition is met, then not for PT10M; never that it resolved; looks every PT5M
                        """).contains("""
                        metric-alert/slack-bridge-failed (high)
                          when: once when it fires and once when it resolves; looks every PT1M
                          who: bridge-watch, e-mail: oncall@example.com
                        """);
    }

    @Test
    void testGoesThroughTheServiceOnlyAfterSomebodyAgreed() {
        assertThat(project.run("notify", "test", "oncall", "--yes").err())
                .contains("404", "apply first: a test goes through the group in Azure");
        project.run("provision");
        project.forgetRequests();

        CliRun refused = project.run("notify", "test", "oncall");
        assertThat(refused.exit()).isEqualTo(64);
        assertThat(refused.err()).contains("pass --yes to agree", "nothing was sent");
        assertThat(project.requests()).isEmpty();

        CliRun sent = project.run("notify", "test", "action-group/oncall", "--yes", "--debug");
        assertThat(sent.exit()).as(sent.err()).isZero();
        assertThat(sent.out()).isEqualTo("""
                Succeeded  LogicApp teams-oncall
                Succeeded  LogicApp slack-oncall
                Succeeded  Email oncall-example-com
                """);
        assertThat(project.writes())
                .containsExactly(
                        "POST /subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-mcp-server-local"
                                + "/providers/Microsoft.Insights/actionGroups/oncall/createNotifications");
        assertThat(sent.out() + sent.err()).doesNotContain("sig=").doesNotContain("Xq7Rb2Kv9");
        assertThat(project.run("provision").out()).contains("0 to change");

        assertThat(project.run("notify", "test", "nobody", "--yes").firstError())
                .isEqualTo("error: there is no action group \"nobody\"; known are bridge-watch, oncall, team");
        assertThat(project.run("notify", "test", "oncall", "--alert-type", "logalert")
                        .err())
                .contains("--alert-type is one of logalertv2");
    }

    @Test
    void textOfSomebodyElseIsTextInThePage() {
        ShippedProject.edit(
                project,
                "alert-rules/high-error-rate.json",
                "\"High error rate detected: ${data.alertContext.condition.allOf[0].metricValue} %. Investigate immediately.\"",
                "\"<script>alert(1)</script><img src=x onerror=alert(2)>\"");
        CliRun run = project.run("notify", "preview", "high-error-rate", "--output", "html");
        assertThat(run.out())
                .contains("&lt;script&gt;alert(1)", "default-src 'none'")
                .doesNotContain("<script")
                .doesNotContain("<img");
    }

    @Test
    void whatThePayloadDoesNotHaveIsAnErrorOfTheRule() {
        ShippedProject.edit(
                project,
                "alert-rules/high-error-rate.json",
                "${data.alertContext.condition.allOf[0].metricValue} %. Inv",
                "${data.alertContext.condition.allOf[1].metricValue} %. Inv");
        CliRun run = project.run("notify", "preview", "high-error-rate");
        assertThat(run.exit()).isEqualTo(5);
        assertThat(run.firstError())
                .isEqualTo(
                        "error: log-alert/high-error-rate: ${data.alertContext.condition.allOf[1].metricValue} is not in"
                                + " the payload of this rule's alerts; Azure would leave it as it stands");
    }

    @Test
    void wrongUseIsToldWithTheRemedy() {
        assertThat(project.run("notify", "preview", "high-error-rat").firstError())
                .isEqualTo("error: there is no alert rule \"high-error-rat\"; did you mean \"high-error-rate\"?");
        assertThat(project.run("notify", "preview").err()).contains("preview takes the name of an alert rule");
        assertThat(project.run("notify", "route").err()).contains("did you mean routes?");
        assertThat(project.run("notify", "preview", "x", "--value", "much").err())
                .contains("--value takes a number such as 7.5, not \"much\"");
        assertThat(project.run("notify", "routes", "--state", "fired").err()).contains("--state is for preview");
    }
}

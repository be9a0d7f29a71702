package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.secret.Encodings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workflows that post to Teams and Slack, and the two secrets about them: one that Azure makes, one that it never shows. */
class BridgesTest {
    private static final String TEAMS = "https://contoso.example.com/hook/Xq7Rb2Kv9Lm4Np8Tz3Wc6Yd1";
    private static final String SLACK = "https://chat.example.com/services/Jf5Hs8Gd2Qw9Er4Ty7Ui1Op3";

    @TempDir
    private Path folder;

    private TestProject project;
    private LiveResources live;

    @BeforeEach
    void apply() {
        project = ShippedProject.copiedTo(folder.resolve("project"))
                .variable("TEAMS_WEBHOOK_URL", TEAMS)
                .variable("SLACK_WEBHOOK_URL", SLACK);
        live = LiveResources.ofShipped(project);
        CliRun run = project.run("provision");
        assertThat(run.exit()).as(run.err()).isZero();
    }

    private String callbackUrl(String group, String receiver) {
        for (JsonNode one : live.get("action-group", group).at("/properties/logicAppReceivers")) {
            if (one.path("name").asText().equals(receiver)) {
                return one.path("callbackUrl").asText();
            }
        }
        throw new IllegalArgumentException(receiver);
    }

    @Test
    void groupsHaveTheSignedAddressOfTheBridgeAndASecondRunWritesNothing() {
        assertThat(callbackUrl("oncall", "teams-oncall"))
                .startsWith("https://prod-00.westeurope.logic.azure.com:443/workflows/")
                .contains("/triggers/manual/paths/invoke?", "&sig=")
                .isEqualTo(callbackUrl("team", "teams-team"))
                .isNotEqualTo(callbackUrl("oncall", "slack-oncall"));
        project.forgetRequests();

        CliRun second = project.run("provision", "--detailed-exitcode", "--explain");

        assertThat(second.exit()).isZero();
        assertThat(second.out())
                .contains(
                        "0 to change",
                        "and 0 write requests",
                        "/properties/parameters/webhookUrl/value  ignored: write-only");
        assertThat(project.requests().stream().filter(one -> one.startsWith("POST ")))
                .hasSize(2)
                .allMatch(one -> one.endsWith("/triggers/manual/listCallbackUrl"));
        assertThat(project.writes()).isEmpty();
    }

    @Test
    void theServiceNeverShowsTheWebhookAndARotatedOneIsSeenAllTheSame() {
        assertThat(live.get("workflow", "mcp-server-teams").at("/properties/parameters/webhookUrl"))
                .hasToString("{\"type\":\"SecureString\"}");
        project.variable("TEAMS_WEBHOOK_URL", TEAMS + "0");

        CliRun plan = project.run("provision", "--dry-run");
        assertThat(plan.out())
                .contains(
                        "~ workflow/mcp-server-teams              update   a secret has another value",
                        "/properties/parameters/webhookUrl/value: \"(sensitive)\" → \"(sensitive, changed)\"",
                        "Plan: 1 to change: 1 to update");
        project.run("provision");
        assertThat(project.run("provision").out()).contains("0 to change");
    }

    @Test
    void aBridgeThatSomebodyDeletedGetsAnotherAddressAndTheGroupsGetIt() {
        String before = callbackUrl("oncall", "teams-oncall");
        live.delete("workflow", "mcp-server-teams");

        CliRun plan = project.run("provision", "--dry-run");
        assertThat(plan.out())
                .contains(
                        "+ workflow/mcp-server-teams              create",
                        "/properties/logicAppReceivers/0/callbackUrl: \"(sensitive)\" → \"(derived at apply)\"",
                        "Plan: 3 to change: 1 to create, 2 to update");
        assertThat(project.run("provision").out()).contains("1 created, 2 updated");
        assertThat(project.run("provision").out()).contains("0 to change");
        assertThat(callbackUrl("oncall", "teams-oncall"))
                .isNotEqualTo(before)
                .isEqualTo(callbackUrl("team", "teams-team"));
    }

    @Test
    void theSecretOfAWorkflowMayBeTheAddressOfAnotherOneThatIsNotThereYet() {
        project.file("resources/relay.json", """
                {
                  "type": "Microsoft.Logic/workflows",
                  "name": "relay",
                  "location": "westeurope",
                  "properties": {
                    "definition": {
                      "$schema": "https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#",
                      "contentVersion": "1.0.0.0",
                      "parameters": {"next": {"type": "SecureString"}},
                      "triggers": {"manual": {"type": "Request", "kind": "Http", "inputs": {"schema": {}}}},
                      "actions": {},
                      "outputs": {}
                    },
                    "parameters": {"next": {"value": "${callbackUrl('workflow/mcp-server-slack')}"}}
                  }
                }
                """);
        live.delete("workflow", "mcp-server-slack");

        CliRun run = project.run("provision");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("2 created");
        assertThat(project.run("provision").out()).contains("0 to change");
    }

    @Test
    void anAddressThatSomebodyPutThereIsSetBack() {
        String right = callbackUrl("team", "slack-team");
        live.edit(
                "action-group",
                "team",
                body -> ((ObjectNode) body.at("/properties/logicAppReceivers/1"))
                        .put("callbackUrl", "https://evil.example.com/?sig=0123456789012345678901234567890123456789"));

        assertThat(project.run("provision", "--dry-run").out())
                .contains(
                        "/properties/logicAppReceivers/1/callbackUrl: \"(sensitive)\" → \"(derived at apply)\"",
                        "Plan: 1 to change");
        project.run("provision");
        assertThat(callbackUrl("team", "slack-team")).isEqualTo(right);
    }

    /** The role "Tocsin plan" reads; it may not ask for the address. */
    @Test
    void aReaderPlansWithoutTheAddress() {
        project.file(TestProject.STATE + "/faults.json", """
                [{"match": {"method": "POST", "path": ".*/listCallbackUrl"}, "times": -1, "status": 403,
                  "body": {"error": {"code": "AuthorizationFailed", "message": "no"}}}]
                """);

        CliRun plan = project.run("provision", "--dry-run", "--explain", "--detailed-exitcode");

        assertThat(plan.exit()).as(plan.err()).isZero();
        assertThat(plan.out())
                .contains("0 to change", "/properties/logicAppReceivers/0/callbackUrl  ignored: not-readable");
        assertThat(plan.err())
                .contains("note: the callback URL of workflow/mcp-server-slack cannot be compared: that takes"
                        + " Microsoft.Logic/workflows/triggers/listCallbackUrl/action; it is derived at apply");
        project.file("alert-rules/action-groups/new.json", """
                {"template": "action-group", "name": "new", "parameters": {"shortName": "new", "receivers": [
                  {"type": "teams", "name": "t", "bridge": "mcp-server-teams"}]}}
                """);
        assertThat(project.run("provision", "--dry-run", "--output", "json").out())
                .contains("(derived at apply)");
        CliRun apply = project.run("provision");
        assertThat(apply.exit()).isEqualTo(3);
        assertThat(apply.out()).contains("403 AuthorizationFailed").doesNotContain("sig=");
    }

    @Test
    void noOutputAndNoFileHoldsOneOfTheSecrets() throws IOException {
        List<String> planted =
                List.of(TEAMS, SLACK, callbackUrl("oncall", "teams-oncall"), callbackUrl("oncall", "slack-oncall"));
        List<CliRun> runs = new ArrayList<>();
        for (String format : List.of("text", "json", "markdown", "html")) {
            runs.add(project.run("provision", "--dry-run", "--explain", "--debug", "--output", format));
        }
        Path saved = folder.resolve("plan.json");
        project.variable("TEAMS_WEBHOOK_URL", TEAMS + "/new").without("alert-rules/action-groups/bridge-watch.json");
        project.file("alert-rules/action-groups/bridge-watch.json", """
                {"template": "action-group", "name": "bridge-watch", "parameters": {"shortName": "w", "receivers": [
                  {"type": "slack", "name": "s", "bridge": "mcp-server-slack"}]}}
                """);
        runs.add(project.run("provision", "--out", saved.toString(), "--dry-run", "--debug"));
        runs.add(project.run("provision", "--plan", saved.toString(), "--debug", "--output", "json"));
        runs.add(project.run("render"));
        runs.add(project.run("lint", "--output", "json"));
        runs.add(project.run("export"));
        runs.add(project.run("export", "--format", "bicep"));
        runs.add(project.run("destroy", "--yes", "--debug"));

        for (CliRun run : runs) {
            assertThat(run.exit()).as(run.out() + run.err()).isZero();
            assertThat(Encodings.found(planted, run.out() + run.err())).isEmpty();
        }
        assertThat(Encodings.found(planted, Files.readString(saved))).isEmpty();
        assertThat(Encodings.found(
                        planted, Files.readString(project.root().resolve(TestProject.STATE + "/ledger.jsonl"))))
                .isEmpty();
    }

    @Test
    void aWorkflowOrATriggerThatIsNotThereIsAnErrorWithItsPlace() {
        String group = """
                {"type": "Microsoft.Insights/actionGroups", "name": "raw", "properties": {
                  "groupShortName": "raw", "enabled": true, "logicAppReceivers": [{
                  "name": "x", "resourceId": "${id('workflow/mcp-server-teams')}", "useCommonAlertSchema": true,
                  "callbackUrl": "${callbackUrl(%s)}"}]}}
                """;
        project.file("resources/raw.json", group.formatted("'workflow/mcp-server-team'"));
        assertThat(project.run("provision", "--dry-run").firstError())
                .contains(
                        "resources/raw.json:4:18",
                        "no definition \"workflow/mcp-server-team\"",
                        "\"workflow/mcp-server-teams\"?");
        project.file("resources/raw.json", group.formatted("'workflow/mcp-server-teams', 'start'"));
        assertThat(project.run("provision", "--dry-run").firstError())
                .contains("\"workflow/mcp-server-teams\" has no trigger \"start\"; it has manual [TOC0205]");
        project.file("resources/raw.json", group.formatted("'teams'"));
        assertThat(project.run("provision", "--dry-run").firstError())
                .contains("must name a workflow of this project, such as callbackUrl('workflow/teams')");
    }

    @Test
    void everyTypeOfReceiverIsWrittenAsAzureWantsIt() {
        project.file("tocsin.json", TestProject.projectFile("{\"hook\": {\"secret\": \"env:SLACK_WEBHOOK_URL\"}}"));
        for (String folderName : List.of("resources", "alert-rules", "workbooks")) {
            delete(project.root().resolve(folderName));
        }
        project.file("resources/all.json", """
                {"template": "action-group", "name": "all", "parameters": {"shortName": "all", "receivers": [
                  {"type": "email", "addresses": "a@example.com, b@example.com"},
                  {"type": "sms", "name": "sms", "countryCode": "49", "phoneNumber": "1701234567"},
                  {"type": "webhook", "name": "hook", "webhookUrl": "${hook}"},
                  {"type": "pagerduty", "name": "pager", "webhookUrl": "${hook}"},
                  {"type": "azureFunction", "name": "function", "resourceId": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Web/sites/f",
                   "functionName": "run", "webhookUrl": "${hook}"},
                  {"type": "logicApp", "name": "app", "resourceId": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Logic/workflows/w",
                   "callbackUrl": "${hook}"},
                  {"type": "automationRunbook", "name": "auto", "resourceId": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Automation/automationAccounts/a",
                   "runbookName": "restart", "webhookResourceId": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Automation/automationAccounts/a/webhooks/w",
                   "webhookUrl": "${hook}"},
                  {"type": "eventHub", "name": "hub", "subscriptionId": "00000000-0000-4000-8000-000000000001",
                   "eventHubNamespace": "ns", "eventHubName": "alerts"},
                  {"type": "role", "name": "owners", "roleId": "8e3af657-a8ff-443c-a75c-2fe8c4bcb635"}]}}
                """);
        CliRun run = project.run("provision");
        assertThat(run.exit()).as(run.err()).isZero();
        JsonNode group = LiveResources.of(project).get("action-group", "all").path("properties");
        assertThat(List.of(
                        "emailReceivers",
                        "smsReceivers",
                        "webhookReceivers",
                        "azureFunctionReceivers",
                        "logicAppReceivers",
                        "automationRunbookReceivers",
                        "eventHubReceivers",
                        "armRoleReceivers"))
                .extracting(list -> group.path(list).size())
                .containsExactly(2, 1, 2, 1, 1, 1, 1, 1);
        assertThat(project.run("provision").out()).contains("0 to change");
        project.file("resources/all.json", """
                {"template": "action-group", "name": "all", "parameters": {"shortName": "all", "receivers": [
                  {"type": "sms", "name": "sms", "countryCode": "49"}]}}
                """);
        assertThat(project.run("render").firstError())
                .contains("a receiver of type sms needs name, countryCode, phoneNumber; \"phoneNumber\" is missing");
        project.file("resources/all.json", """
                {"template": "action-group", "name": "all", "parameters": {"shortName": "all", "receivers": [
                  {"type": "teams", "name": "t", "bridge": "b", "webhookUrl": "${hook}"}]}}
                """);
        assertThat(project.run("render").firstError())
                .contains("a receiver of type teams has no \"webhookUrl\"; it takes name, bridge");
    }

    private static void delete(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path one : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

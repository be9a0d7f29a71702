package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is live becomes definitions: tidy ones, with nothing to change right after, and nothing to write the second time. */
class ImportTest {
    private static final String GROUP = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-shop";
    private static final String SHARED =
            "/subscriptions/00000000-0000-4000-8000-000000000009/resourceGroups/rg-shared/providers/"
                    + "Microsoft.OperationalInsights/workspaces/central";
    private static final String WORKBOOK = "6f1c3a9e-6d1b-4c47-9a2e-8b7d41f0c6e3";

    @TempDir
    Path folder;

    private TestProject project;
    private LiveResources live;

    @BeforeEach
    void aGroupThatSomebodyMadeByHand() {
        project = TestProject.in(folder);
        live = LiveResources.of(project);
        assertThat(project.run("provision").exit()).isZero();
        live.put("action-group", "On call", """
            {"location": "Global", "tags": {"team": "red"}, "properties": {"groupShortName": "oncall", "enabled": true,
             "emailReceivers": [{"name": "mail", "emailAddress": "oncall@example.com", "useCommonAlertSchema": true}],
             "smsReceivers": [], "webhookReceivers": [
               {"name": "teams", "serviceUri": "https://hooks.example.com/services/T00/abcdefghijkl", "useCommonAlertSchema": true}]}}
            """);
        live.put("action-group", "team", """
            {"location": "Global", "properties": {"groupShortName": "team", "enabled": true,
             "emailReceivers": [{"name": "mail", "emailAddress": "oncall@example.com", "useCommonAlertSchema": false}]}}
            """);
        live.put(
                "log-alert",
                "errors",
                alert(
                        "AppRequests\\r\\n| where Success == false\\r\\n",
                        "Errors: ${data.essentials.severity} of {x} and ${y}"));
        live.put("log-alert", "slow", alert("AppRequests | where DurationMs > 500", "slow"));
        live.put("workbook", WORKBOOK, """
            {"location": "westeurope", "kind": "shared", "properties": {"displayName": "Überblick: Shop!", "category": "workbook",
             "sourceId": "%s", "serializedData": "{\\"version\\":\\"Notebook/1.0\\",\\"items\\":[{\\"type\\":1,\\"content\\":{\\"json\\":\\"# ${not} rendered\\"},\\"name\\":\\"text\\"}],\\"fallbackResourceIds\\":[\\"%s\\"]}"}}
            """.formatted(SHARED, SHARED));
        live.put("action-group", "Application Insights Smart Detection", """
            {"location": "Global", "properties": {"groupShortName": "SmartDetect", "enabled": true}}
            """);
    }

    private String alert(String query, String message) {
        return """
            {"location": "West Europe", "properties": {"displayName": "Errors", "severity": 1, "enabled": true,
             "evaluationFrequency": "PT5M", "windowSize": "PT5M", "scopes": ["%s"], "autoMitigate": true,
             "criteria": {"allOf": [{"query": "%s", "timeAggregation": "Count", "operator": "GreaterThan",
               "threshold": 5, "dimensions": [], "failingPeriods": {"numberOfEvaluationPeriods": 1, "minFailingPeriodsToAlert": 1}}]},
             "actions": {"actionGroups": ["%s"], "customProperties": {"message": "%s"}}}}
            """.formatted(SHARED, query, live.id("action-group", "on CALL"), message);
    }

    @Test
    void aGroupBecomesTidyDefinitions() {
        CliRun run = project.run("import", "--resource-group", "rg-shop");
        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(run.out().lines())
                .containsExactly(
                        "alert-rules/action-groups/on-call.json",
                        "alert-rules/action-groups/team.json",
                        "alert-rules/errors.json",
                        "alert-rules/errors.kql",
                        "alert-rules/slow.json",
                        "alert-rules/slow.kql",
                        "tocsin.json",
                        "workbooks/uberblick-shop.json",
                        "workbooks/uberblick-shop.workbook");
        assertThat(run.err())
                .contains("skipped: action-group/Application Insights Smart Detection: Azure made it by itself")
                .contains(
                        "secret: ${onCallTeamsServiceUri} in tocsin.json; set ON_CALL_TEAMS_SERVICE_URI before the next run")
                .contains("5 imported, 0 as they were, 1 skipped; 9 files written");
        assertThat(text("alert-rules/errors.json")).isEqualTo("""
            {
              "type": "Microsoft.Insights/scheduledQueryRules",
              "name": "errors",
              "properties": {
                "displayName": "Errors",
                "severity": 1,
                "enabled": true,
                "evaluationFrequency": "PT5M",
                "windowSize": "PT5M",
                "scopes": [
                  "${centralId}"
                ],
                "criteria": {
                  "allOf": [
                    {
                      "query": {
                        "$file": "errors.kql",
                        "eol": "crlf",
                        "append": "\\r\\n"
                      },
                      "timeAggregation": "Count",
                      "operator": "GreaterThan",
                      "threshold": 5
                    }
                  ]
                },
                "actions": {
                  "actionGroups": [
                    "${id('action-group/On call')}"
                  ],
                  "customProperties": {
                    "message": "Errors: ${data.essentials.severity} of {x} and ${\\"$\\"}{y}"
                  }
                }
              }
            }
            """);
        assertThat(text("alert-rules/errors.kql")).isEqualTo("AppRequests\n| where Success == false\n");
        assertThat(text("alert-rules/action-groups/on-call.json"))
                .contains(
                        "\"emailAddress\": \"${oncallEmail}\"",
                        "\"serviceUri\": \"${onCallTeamsServiceUri}\"",
                        "\"team\": \"red\"")
                .doesNotContain("status", "smsReceivers", "location");
        assertThat(text("workbooks/uberblick-shop.json")).contains("\"name\": \"" + WORKBOOK + "\"");
        assertThat(text("tocsin.json"))
                .contains(
                        "\"onCallTeamsServiceUri\": {\"secret\": \"env:ON_CALL_TEAMS_SERVICE_URI\"}",
                        "\"oncallEmail\": \"oncall@example.com\"",
                        "\"centralId\": \"" + SHARED + "\"");
    }

    @Test
    void rightAfterItThePlanIsEmptyAndASecondImportWritesNothing() {
        assertThat(project.run("import", "--resource-group", "rg-shop").exit()).isZero();
        project.variable("ON_CALL_TEAMS_SERVICE_URI", "https://hooks.example.com/services/T00/abcdefghijkl");
        CliRun plan = project.run("provision", "--dry-run", "--detailed-exitcode");
        assertThat(plan.exit()).as(plan.out() + plan.err()).isZero();
        Map<String, String> before = files();
        CliRun second = project.run("import", "--resource-group", "rg-shop");
        assertThat(second.exit()).as(second.err()).isZero();
        assertThat(second.out()).isEmpty();
        assertThat(second.err()).contains("0 imported, 5 as they were, 1 skipped; 0 files written");
        assertThat(files()).isEqualTo(before);
        CliRun adopted = project.run("provision", "--adopt");
        assertThat(adopted.exit()).as(adopted.err()).isZero();
        assertThat(adopted.out()).contains("5 updated");
        assertThat(project.run("provision", "--detailed-exitcode").exit()).isZero();
        assertThat(project.run("import", "--resource-group", "rg-shop").err()).contains("5 as they were");
    }

    @Test
    void noSecretIsWrittenOrShown() {
        CliRun run = project.run("import", "--resource-group", "rg-shop");
        assertThat(run.out() + run.err() + files()).doesNotContain("abcdefghijkl");
    }

    @Test
    void aFileThatDiffersIsRefusedByNameAndOverwrittenOnlyByForce() {
        assertThat(project.run("import", "--kind", "log-alert").exit()).isZero();
        String edited = text("alert-rules/slow.json").replace("\"severity\": 1", "\"severity\": 3");
        project.file("alert-rules/slow.json", edited);
        CliRun refused = project.run("import", "--kind", "log-alert");
        assertThat(refused.exit()).isEqualTo(4);
        assertThat(refused.err())
                .contains("error: alert-rules/slow.json: it differs from what is live, in /properties/severity")
                .contains("nothing was written");
        assertThat(text("alert-rules/slow.json")).isEqualTo(edited);
        CliRun forced = project.run("import", "--kind", "log-alert", "--force");
        assertThat(forced.exit()).as(forced.err()).isZero();
        assertThat(forced.out()).isEqualTo("alert-rules/slow.json\n");
        assertThat(text("alert-rules/slow.json")).contains("\"severity\": 1");
    }

    @Test
    void aStrangeFileInTheWayIsNotOverwrittenEither() {
        project.file("alert-rules/slow.kql", "// mine\n");
        CliRun refused = project.run("import", "--id", live.id("log-alert", "slow"));
        assertThat(refused.exit()).isEqualTo(4);
        assertThat(refused.err()).contains("error: alert-rules/slow.kql: it exists and differs");
        assertThat(text("alert-rules/slow.kql")).isEqualTo("// mine\n");
    }

    @Test
    void oneResourceIsImportedByItsIdWhateverItsCase() {
        CliRun run = project.run("import", "--id", live.id("log-alert", "slow").toLowerCase(java.util.Locale.ROOT));
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out().lines()).containsExactly("alert-rules/slow.json", "alert-rules/slow.kql");
        assertThat(text("alert-rules/slow.json"))
                .contains("/subscriptions/${subscription}/resourceGroups/${resourceGroup}/providers/");
    }

    @Test
    void resourcesOfTheSameNameGetFilesOfTheirOwn() {
        live.put("metric-alert", "slow", """
            {"location": "global", "properties": {"severity": 2, "enabled": true, "scopes": ["%s"],
             "evaluationFrequency": "PT1M", "windowSize": "PT5M",
             "criteria": {"odata.type": "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria", "allOf": [
               {"criterionType": "StaticThresholdCriterion", "name": "c", "metricName": "availabilityResults/count",
                "metricNamespace": "microsoft.insights/components", "operator": "LessThan", "threshold": 1, "timeAggregation": "Count", "skipMetricValidation": true}]}}}
            """.formatted(GROUP + "/providers/Microsoft.Insights/components/web"));
        CliRun run = project.run("import", "--kind", "log-alert", "--kind", "metric-alert");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out().lines())
                .contains(
                        "alert-rules/slow-log-alert.json",
                        "alert-rules/slow-metric-alert.json",
                        "alert-rules/errors.json");
        assertThat(project.run("provision", "--dry-run", "--detailed-exitcode").exit())
                .isZero();
    }

    @Test
    void anotherGroupIsRefusedWithTheWayToImportIt() {
        CliRun run = project.run("import", "--resource-group", "rg-other");
        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.err())
                .contains("rg-other is not in the resource group of environment \"local\", which is rg-shop");
    }

    @Test
    void aDryRunWritesNothing() {
        Map<String, String> before = files();
        CliRun run = project.run("import", "--resource-group", "rg-shop", "--dry-run");
        assertThat(run.out()).contains("alert-rules/errors.kql");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void importNeedsToKnowWhat() {
        CliRun run = project.run("import");
        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.err()).contains("say what to import");
    }

    private String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything in the project but the emulator's state. */
    private Map<String, String> files() {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.filter(Files::isRegularFile)
                    .map(path -> folder.relativize(path).toString().replace('\\', '/'))
                    .filter(name -> !name.startsWith(".tocsin"))
                    .forEach(name -> all.put(name, text(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}

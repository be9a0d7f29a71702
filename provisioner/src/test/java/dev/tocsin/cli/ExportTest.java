package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.emulator.ArmRequest;
import dev.tocsin.emulator.ArmResponse;
import dev.tocsin.emulator.Emulator;
import dev.tocsin.export.ArmEngine;
import dev.tocsin.export.BicepReader;
import dev.tocsin.export.Deployment;
import dev.tocsin.json.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A template that Azure's engine applied leaves nothing for {@code tocsin provision} to do. */
class ExportTest {
    private static final String SUBSCRIPTION = "00000000-0000-4000-8000-000000000001";
    private static final String HOOK = "hunter2-'quoted'-[x]-${y}";

    @TempDir
    private Path folder;

    @Test
    void planIsEmptyAfterAzureAppliedTheShippedProject() {
        Map<String, String> hooks = Map.of(
                "teamsWebhookUrl", "https://example.invalid/teams", "slackWebhookUrl", "https://example.invalid/slack");
        TestProject project = ShippedProject.copiedTo(folder);
        applied(project, new Deployment(SUBSCRIPTION, "rg-mcp-server-local", hooks));

        // A template cannot leave the fingerprint of a secret that the service never shows.
        CliRun plan = project.run("provision", "--dry-run");
        assertThat(plan.out())
                .contains("Plan: 2 to change: 2 to update", "a secret has another value")
                .doesNotContain("does not own");
        assertThat(plan.out().lines().filter(line -> line.startsWith("      /")))
                .containsExactly(
                        "      /properties/parameters/webhookUrl/value: \"(sensitive)\" → \"(sensitive, changed)\"",
                        "      /properties/parameters/webhookUrl/value: \"(sensitive)\" → \"(sensitive, changed)\"");
    }

    @Test
    void planIsEmptyAfterAzureAppliedTextsThatMeanSomethingToTemplates() {
        TestProject project = hostile();
        List<Deployment.Put> puts =
                assertRoundTrip(project, new Deployment(SUBSCRIPTION, "rg-shop", Map.of("sys_2", HOOK)));
        ObjectNode group = body(puts, "actionGroups/it's [urgent]");
        assertThat(group.at("/properties/webhookReceivers/0/serviceUri").asText())
                .isEqualTo("https://example.com/" + "x".repeat(400) + "?k=" + HOOK + "&to=$");
        assertThat(group.at("/tags/[key]").asText()).isEqualTo("[value]");
        assertThat(group.at("/tags/copy").asText()).isEqualTo("[[twice]");
    }

    @Test
    void secretsAreParametersWithoutValues() {
        TestProject project = hostile();
        for (String format : List.of("arm", "bicep")) {
            CliRun run = project.run("export", "--format", format);
            assertThat(run.exit()).isZero();
            assertThat(run.out()).contains("sys_2").doesNotContain("hunter2").doesNotContain("sensitive");
        }
    }

    @Test
    void sameProjectGivesTheSameBytesAndTheFileWhatIsPrinted() throws IOException {
        TestProject project = ShippedProject.copiedTo(folder);
        for (String format : List.of("arm", "bicep")) {
            Path file = folder.resolve("out." + format);
            CliRun run = project.run("export", "--format", format, "--out", file.toString());
            assertThat(run.exit()).isZero();
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).endsWith(": 22 resources, 2 secure parameters\n");
            assertThat(file)
                    .hasContent(project.run("export", "--format", format).out());
        }
        assertThat(project.requests()).isEmpty();
    }

    @Test
    void targetExportsADefinitionAndWhatItNeeds() {
        CliRun run = ShippedProject.copiedTo(folder).run("export", "--target", "high-error-rate");
        assertThat(ArmEngine.deploy(
                        run.out(),
                        new Deployment(SUBSCRIPTION, "g", Map.of("teamsWebhookUrl", "t", "slackWebhookUrl", "s"))))
                .extracting(put -> put.id().substring(put.id().lastIndexOf('/') + 1))
                .containsExactly(
                        "mcp-server-logs",
                        "mcp-server",
                        "mcp-server-slack",
                        "mcp-server-teams",
                        "oncall",
                        "high-error-rate");
    }

    @Test
    void moreThanATemplateHoldsIsRefusedByName() {
        TestProject project = TestProject.in(folder);
        for (int i = 0; i < 801; i++) {
            project.actionGroup("group-" + i);
        }
        CliRun run = project.run("export");
        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.out()).isEmpty();
        assertThat(run.firstError())
                .isEqualTo("export: error: the template has 801 resources, and Azure takes 800;"
                        + " export it in parts with --target [TOC0502]");
    }

    @Test
    void resourceThatIsTooLargeIsRefusedAtItsPlace() {
        TestProject project = TestProject.in(folder).file("workbooks/big.workbook", workbook(500_000));
        CliRun run = project.run("export");
        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.firstError())
                .matches("workbooks/big.workbook:1:1: error: the resource has \\d{7} bytes.*TOC0503]");
    }

    @Test
    void unknownFormatIsAUsageError() {
        CliRun run = ShippedProject.copiedTo(folder).run("export", "--format", "hcl");
        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.err()).startsWith("error: --format is one of arm, bicep, not \"hcl\"");
    }

    /** Both languages mean the same, and the emulator, after their requests, is what the project wants. */
    private List<Deployment.Put> assertRoundTrip(TestProject project, Deployment deployment) {
        List<Deployment.Put> puts = applied(project, deployment);
        CliRun plan = project.run("provision", "--dry-run", "--detailed-exitcode", "--explain");
        assertThat(plan.exit()).as(plan.out() + plan.err()).isZero();
        assertThat(plan.out()).contains("0 to change").doesNotContain("does not own");
        return puts;
    }

    private static List<Deployment.Put> applied(TestProject project, Deployment deployment) {
        CliRun arm = project.run("export");
        assertThat(arm.exit()).as(arm.err()).isZero();
        List<Deployment.Put> puts = ArmEngine.deploy(arm.out(), deployment);
        CliRun bicep = project.run("export", "--format", "bicep");
        assertThat(bicep.exit()).as(bicep.err()).isZero();
        assertThat(BicepReader.deploy(bicep.out(), deployment))
                .extracting(Deployment.Put::text)
                .isEqualTo(puts.stream().map(Deployment.Put::text).toList());

        puts.forEach(put -> apply(project, put));
        return puts;
    }

    private static void apply(TestProject project, Deployment.Put put) {
        String body = Pattern.compile("listCallbackUrl\\(([^)]*)\\)")
                .matcher(JsonWriter.compact(put.body()))
                .replaceAll(call -> Matcher.quoteReplacement(callbackUrl(project, call.group(1))));
        send(project, "PUT", put.id(), put.apiVersion(), body);
    }

    private static String callbackUrl(TestProject project, String trigger) {
        String answer = send(project, "POST", trigger + "/listCallbackUrl", "2019-05-01", "{}");
        return answer.replaceFirst("^\\{\"value\":\"([^\"]*)\".*", "$1");
    }

    private static String send(TestProject project, String method, String path, String apiVersion, String body) {
        try {
            ArmResponse answer = Emulator.open(project.root().resolve(TestProject.STATE), CliRun.CLOCK)
                    .handle(new ArmRequest(
                            method,
                            path,
                            "api-version=" + apiVersion,
                            Map.of(),
                            body.getBytes(StandardCharsets.UTF_8)));
            String text = new String(answer.body(), StandardCharsets.UTF_8);
            assertThat(answer.status()).as(text).isLessThan(300);
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode body(List<Deployment.Put> puts, String end) {
        return puts.stream()
                .filter(put -> put.id().endsWith(end))
                .findFirst()
                .orElseThrow()
                .body();
    }

    /** Brackets, quotes, dollars, Azure's own expressions, fractions, a secret inside a text, content over every limit of a literal. */
    private TestProject hostile() {
        return TestProject.in(folder, "{\"sys\": {\"secret\": \"env:HOOK\"}, \"open\": \"${\", \"dollar\": \"$\"}")
                .variable("HOOK", HOOK)
                .file("resources/group.json", """
                        {
                          "type": "Microsoft.Insights/actionGroups",
                          "name": "it's [urgent]",
                          "tags": {"[key]": "[value]", "copy": "[[twice]", "open": "[open", "empty": "[]", "null": "'''", "it's": "a\\\\b"},
                          "properties": {
                            "groupShortName": "[short]",
                            "enabled": true,
                            "webhookReceivers": [
                              {"name": "hook", "serviceUri": "https://example.com/%s?k=${sys}&to=${dollar}"}
                            ]
                          }
                        }
                        """.formatted("x".repeat(400)))
                .file("alert-rules/rule.json", """
                        {
                          "type": "Microsoft.Insights/scheduledQueryRules",
                          "name": "rule",
                          "kind": "LogAlert",
                          "properties": {
                            "displayName": "[rule]",
                            "severity": 2,
                            "enabled": true,
                            "scopes": ["/subscriptions/00000000-0000-4000-8000-000000000001"],
                            "targetResourceTypes": ["microsoft.insights/components"],
                            "evaluationFrequency": "PT5M",
                            "windowSize": "PT10M",
                            "autoMitigate": false,
                            "criteria": {
                              "allOf": [
                                {
                                  "query": "requests\\r\\n| where name == 'it''s' and url has \\"C:\\\\\\\\t\\"\\t// ${open}x} \\u2028 \\u0007 😀 {0}\\n| take 1]",
                                  "timeAggregation": "Count",
                                  "dimensions": [],
                                  "operator": "GreaterThan",
                                  "threshold": 7.5,
                                  "failingPeriods": {"numberOfEvaluationPeriods": 1, "minFailingPeriodsToAlert": 1}
                                }
                              ]
                            },
                            "actions": {
                              "actionGroups": ["${id(\\"action-group/it's [urgent]\\")}"],
                              "customProperties": {"Copy": "[${data.essentials.severity}]"}
                            }
                          }
                        }
                        """)
                .file("workbooks/big.workbook", workbook(350_000));
    }

    /** A workbook of about that many characters. */
    private static String workbook(int length) {
        String item = "{\"type\": 1, \"name\": \"text\", \"content\": {\"json\": \"[😀 it's ${x} '''"
                + "\\\\ ".repeat(200) + "]\"}}";
        String items = String.join(",", Collections.nCopies(length / 450, item));
        return "{\"version\": \"Notebook/1.0\", \"items\": [" + items + "]}";
    }
}

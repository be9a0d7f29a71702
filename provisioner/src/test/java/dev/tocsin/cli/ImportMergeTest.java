package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody edits in the portal while the definitions change too: both come together, and conflicts are listed. */
class ImportMergeTest {
    private static final String RULE = "alert-rules/errors.json";
    private static final String WORKBOOK = "5f1c3a9e-6d1b-4c47-9a2e-8b7d41f0c6e3";

    @TempDir
    private Path folder;

    private TestProject project;
    private LiveResources live;

    @BeforeEach
    void anAppliedProjectInGit() throws IOException, InterruptedException {
        project = TestProject.in(folder, "{\"threshold\": 5, \"team\": \"red\"}")
                .file(".gitignore", ".tocsin/\n")
                .actionGroup("oncall")
                .actionGroup("second")
                .file(RULE, """
                    { "type": "Microsoft.Insights/scheduledQueryRules", "name": "errors",
                      "properties": {
                        "displayName": "Errors of team ${team}, please look",
                        "description": "Too many errors.",
                        "severity": 2, "enabled": true,
                        "evaluationFrequency": "PT5M", "windowSize": "PT10M",
                        "scopes": ["/subscriptions/${subscription}/resourceGroups/${resourceGroup}/providers/Microsoft.Insights/components/web"],
                        "criteria": {"allOf": [{"query": {"$file": "errors.kql"}, "timeAggregation": "Count",
                          "operator": "GreaterThan", "threshold": "${threshold}"}]},
                        "actions": {"actionGroups": ["${id('action-group/oncall')}"]} } }
                    """)
                .file("alert-rules/errors.kql", "requests\n| where success == false\n")
                .file("workbooks/board.json", """
                    {"type": "Microsoft.Insights/workbooks", "name": "%s", "kind": "shared",
                     "properties": {"displayName": "Board (${environment})", "category": "workbook",
                       "serializedData": {"$file": "board.workbook", "overrides": {"/fallbackResourceIds/0": "${id('action-group/oncall')}"}}}}
                    """.formatted(WORKBOOK))
                .file("workbooks/board.workbook", """
                    {
                        "version": "Notebook/1.0",
                        "items": [
                            {"type": 1, "content": {"json": "# Hello"}, "name": "title"},
                            {"type": 1, "content": {"json": "second"}, "name": "second"}
                        ],
                        "fallbackResourceIds": ["x"]
                    }
                    """);
        assertThat(project.run("provision").exit()).isZero();
        git("init", "-q");
        git("add", "-A");
        git("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-qm", "applied");
        live = LiveResources.of(project);
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private String text(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    private static ObjectNode properties(ObjectNode body) {
        return (ObjectNode) body.get("properties");
    }

    @Test
    void withoutAnEditNothingIsWritten() {
        CliRun run = project.run("import", "--merge");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("0 taken from Azure, 0 in conflict; 0 files written");
    }

    @Test
    void anEditOfAMaintenanceWindowIsToldAndLeftToPeople() throws IOException, InterruptedException {
        String window = """
                {"maintenance": "night", "reason": "backup", "days": "daily", "from": "22:00", "to": "04:00",
                 "zone": "Europe/Berlin", "holidays": ["2026-12-24"]}
                """;
        project.file("alert-rules/night.json", window);
        assertThat(project.run("provision").exit()).isZero();
        git("add", "-A");
        git("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-qm", "window");
        live.edit("processing-rule", "night", body -> properties(body).put("description", "another"));

        CliRun run = project.run("import", "--merge");
        assertThat(text("alert-rules/night.json")).isEqualTo(window);
        assertThat(run.err())
                .contains(
                        "alert-rules/night.json is a maintenance window, which is written in other words than Azure's; change it by hand");

        project.run("import", "--kind", "processing-rule", "--force");
        assertThat(text("alert-rules/night.json")).isEqualTo(window);
    }

    @Test
    void whatThePortalChangedIsTakenAndExpressionsStayWhereNothingChanged() throws IOException {
        String before = text(RULE);
        live.edit("log-alert", "errors", body -> {
            properties(body).put("severity", 1).put("description", "Far too many errors.");
            properties(body).put("displayName", "Errors of team red, look now");
        });
        CliRun run = project.run("import", "--merge");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo(RULE + "\n");
        assertThat(text(RULE))
                .isEqualTo(before.replace("\"severity\": 2", "\"severity\": 1")
                        .replace("Too many errors.", "Far too many errors.")
                        .replace("${team}, please look", "${team}, look now"));
        assertThat(project.run("provision", "--dry-run").out()).doesNotContain("replace");
        assertThat(project.run("import", "--merge").err()).contains("0 taken from Azure, 0 in conflict");
    }

    @Test
    void anEditOfTheDefinitionStaysBesideOneOfThePortal() throws IOException {
        project.file(RULE, text(RULE).replace("\"severity\": 2", "\"severity\": 3"));
        live.edit("log-alert", "errors", body -> properties(body).put("windowSize", "PT15M"));
        CliRun run = project.run("import", "--merge");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.err()).contains("taken: log-alert/errors /properties/windowSize");
        assertThat(text(RULE)).contains("\"severity\": 3", "\"windowSize\": \"PT15M\"");
    }

    @Test
    void whatBothChangedIsListedAndStaysAsTheDefinitionHasIt() throws IOException {
        project.file(RULE, text(RULE).replace("\"severity\": 2", "\"severity\": 3"));
        live.edit(
                "log-alert",
                "errors",
                body -> properties(body).put("severity", 0).put("windowSize", "PT15M"));
        CliRun run = project.run("import", "--merge");
        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err())
                .contains(
                        "conflict: log-alert/errors /properties/severity: it was 2, is 0 in Azure and 3 in the definition")
                .contains("1 taken from Azure, 1 in conflict; 1 files written");
        assertThat(text(RULE))
                .contains("\"severity\": 3", "\"windowSize\": \"PT15M\"")
                .doesNotContain("<<<<");
    }

    @Test
    void aQueryIsTakenIntoItsOwnFile() throws IOException {
        live.edit(
                "log-alert",
                "errors",
                body -> ((ObjectNode) body.at("/properties/criteria/allOf/0"))
                        .put("query", "requests\n| where success == false\n| where cost > 3"));
        CliRun run = project.run("import", "--merge");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo("alert-rules/errors.kql\n");
        assertThat(text("alert-rules/errors.kql")).isEqualTo("requests\n| where success == false\n| where cost > 3\n");
    }

    @Test
    void aValueOfAnExpressionIsTakenAndToBeReviewed() throws IOException {
        live.edit("log-alert", "errors", body -> {
            ((ObjectNode) body.at("/properties/criteria/allOf/0")).put("threshold", 7);
            ((ArrayNode) body.at("/properties/actions/actionGroups")).add(live.id("action-group", "second"));
        });
        CliRun run = project.run("import", "--merge");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.err()).contains("review: log-alert/errors", "took the place of ${threshold}");
        assertThat(text(RULE))
                .contains("\"threshold\": 7")
                .contains("${id('action-group/oncall')}", "${id('action-group/second')}");
    }

    @Test
    void aWorkbookIsMergedItemByItemAndItsFormatStays() throws IOException {
        String before = text("workbooks/board.workbook");
        project.file("workbooks/board.workbook", before.replace("# Hello", "# Hello, all"));
        live.edit("workbook", WORKBOOK, body -> {
            String content = properties(body).path("serializedData").asText();
            properties(body).put("serializedData", content.replace("\"json\":\"second\"", "\"json\":\"the second\""));
        });
        CliRun run = project.run("import", "--merge");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo("workbooks/board.workbook\n");
        assertThat(text("workbooks/board.workbook"))
                .isEqualTo(before.replace("# Hello", "# Hello, all").replace("\"second\"}, ", "\"the second\"}, "));
        assertThat(text("workbooks/board.json")).contains("${id('action-group/oncall')}", "Board (${environment})");
    }

    @Test
    void aYamlDefinitionIsLeftToBeChangedByHand() throws IOException, InterruptedException {
        project.file("alert-rules/extra.yaml", """
            type: Microsoft.Insights/actionGroups
            name: extra
            properties: {groupShortName: extra, enabled: true}
            """);
        assertThat(project.run("provision").exit()).isZero();
        git("add", "-A");
        git("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-qm", "extra");
        live.edit("action-group", "extra", body -> properties(body).put("groupShortName", "more"));
        CliRun run = project.run("import", "--merge");
        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err()).contains("conflict: action-group/extra /properties/groupShortName: it changed in Azure");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aParameterOfATemplateTakesWhatThePortalChanged(@TempDir Path other) throws IOException, InterruptedException {
        folder = other;
        TestProject shipped = ShippedProject.copiedTo(other);
        shipped.file(".gitignore", ".tocsin/\n");
        assertThat(shipped.run("provision").exit()).isZero();
        git("init", "-q");
        git("add", "-A");
        git("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-qm", "applied");
        String before = text("alert-rules/high-cpu-usage.json");
        LiveResources.ofShipped(shipped).edit("log-alert", "high-cpu-usage", body -> {
            ((ObjectNode) body.at("/properties/criteria/allOf/0")).put("threshold", 90);
            properties(body).put("windowSize", "PT15M");
        });
        CliRun run = shipped.run("import", "--merge");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo("alert-rules/high-cpu-usage.json\n");
        assertThat(text("alert-rules/high-cpu-usage.json"))
                .isEqualTo(before.replace("\"threshold\": 85", "\"threshold\": 90")
                        .replace("\"windowSize\": \"PT5M\"", "\"windowSize\": \"PT15M\""));
    }

    @Test
    void anUnknownRevisionIsRefused() {
        CliRun run = project.run("import", "--merge", "--base", "--output=/tmp/x");
        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.err()).contains("git knows no revision");
    }
}

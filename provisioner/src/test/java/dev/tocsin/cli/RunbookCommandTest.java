package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tocsin.load.LooseFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunbookCommandTest {
    private static final String SHIPPED = Path.of("..").toString();
    private static final Path SCHEMA = Path.of("../docs/schemas/runbook-1.0.schema.json");

    private static CliRun shipped(String... arguments) {
        List<String> all = new ArrayList<>(List.of("runbook"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("-C", SHIPPED));
        return CliRun.of(all.toArray(String[]::new));
    }

    @Test
    void listsRunbooksWithTheRulesThatNameThem() {
        CliRun run = shipped();
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .contains(
                        "bridge-failed                Chat Message Not Delivered (high): metric-alert/slack-bridge-failed,"
                                + " metric-alert/teams-bridge-failed\n")
                .doesNotContain("no alert rule names it");
        assertThat(shipped("list").out()).isEqualTo(run.out());
        assertThat(shipped("list", "--output", "markdown").out())
                .startsWith("| Runbook | Title | Severity | Named by |\n|---|---|---|---|\n")
                .contains("| no-telemetry | No Telemetry | critical | log-alert/no-telemetry |\n");
        JsonNode json = LiveResources.json(shipped("--output", "json").out());
        assertThat(json.path("runbooks")).hasSize(10);
        assertThat(json.at("/runbooks/1"))
                .hasToString(
                        "{\"name\":\"authentication-failures\",\"title\":\"Authentication Failures\",\"severity\":\"high\","
                                + "\"path\":\"alert-rules/runbooks/authentication-failures.yaml\",\"rules\":[\"log-alert/authentication-failures\"]}");
    }

    @Test
    void showsAllOfOne(@TempDir Path folder) {
        TestProject project = TestProject.in(folder).file("alert-rules/runbooks/slow.yaml", """
                title: Slow
                severity: medium
                description: It is slow.
                steps:
                  - name: Look
                    action: See what runs
                    commands: [psql -c 'select 1', uptime]
                    queries:
                      - {title: requests, language: kql, text: "requests\\n| count"}
                    links:
                      - https://example.com/a
                      - {title: Plans, url: https://example.com/b}
                      - {workbook: operations}
                  - action: Restart it
                escalation: [Call the database team]
                """);
        CliRun run = project.run("runbook", "show", "slow");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo("""
                Slow (medium)
                alert-rules/runbooks/slow.yaml

                It is slow.

                1. Look
                   See what runs
                   $ psql -c 'select 1'
                   $ uptime
                   kql, requests:
                     requests
                     | count
                   see https://example.com/a
                   see Plans: https://example.com/b
                   see workbook operations

                2. Restart it

                escalation
                - Call the database team

                no alert rule names it
                """);
        assertThat(project.run("runbook", "show", "slow", "--output", "markdown")
                        .out())
                .startsWith("### Slow\n\nSeverity: **medium**\n\nIt is slow.\n\n#### 1. Look\n");
        JsonNode json = LiveResources.json(
                project.run("runbook", "show", "slow", "--output", "json").out());
        assertThat(json.at("/runbook/steps/0/commands")).hasToString("[\"psql -c 'select 1'\",\"uptime\"]");
        assertThat(json.at("/runbook/escalation")).hasToString("[\"Call the database team\"]");
    }

    @Test
    void aRunbookCannotSteerTheTerminal(@TempDir Path folder) {
        TestProject project = TestProject.in(folder)
                .file(
                        "alert-rules/runbooks/evil.yaml",
                        "title: \"a\\e[2Jb\"\nseverity: low\nsteps: [{action: \"::set-output name=a::b\"}]\n");
        CliRun run = project.run("runbook", "show", "evil");
        assertThat(run.out()).doesNotContain("\u001b").contains("\\u001b");
    }

    @Test
    void saysWhatIsAsked() {
        assertThat(shipped("show", "high-eror-rate").err())
                .isEqualTo("error: there is no runbook \"high-eror-rate\"; did you mean \"high-error-rate\"?\n");
        assertThat(shipped("show", "high-eror-rate").exit()).isEqualTo(64);
        assertThat(shipped("show").err()).contains("show takes the name of a runbook");
        assertThat(shipped("list", "x").err()).contains("list takes no name");
        assertThat(shipped("shaw").err()).contains("what to do is one of list, show, not \"shaw\"; did you mean show?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "severity: hihg | 2:11: error: \"severity\" is one of critical, high, medium, low, not \"hihg\"; did you mean \"high\"? [TOC0105]",
                "severity: high^steps: [] | 3:8: error: a runbook needs at least one step; add \"steps\" with an \"action\" [TOC0104]",
                "severity: high^steps: {action: x} | 3:8: error: \"steps\" must be a list [TOC0105]",
                "severity: high^steps: [wait] | 3:9: error: a step must be an object { … } [TOC0105]",
                "severity: high^steps: [{name: x}] | 3:9: error: the property \"action\" is missing; add it [TOC0104]",
                "severity: high^steps: [{action: x, comands: [ls]}] | 3:30: error: unknown property \"comands\"; did you mean \"commands\"? [TOC0103]",
                "severity: high^steps: [{action: x, commands: ls}] | 3:31: error: \"commands\" must be a list [TOC0105]",
                "severity: high^steps: [{action: x, commands: [[ls]]}] | 3:32: error: this must be a non-empty text [TOC0105]",
                "severity: high^steps: [{action: x, queries: [{language: kql}]}] | 3:31: error: the property \"text\" is missing; add it [TOC0104]",
                "severity: high^steps: [{action: x, links: [{title: t}]}] | 3:29: error: a link has one of url, rule, workbook, runbook [TOC0105]",
                "severity: high^steps: [{action: x}]^escalation: me | 4:13: error: \"escalation\" must be a list [TOC0105]",
                "severity: high^steps: [{action: x}]^escalation: [''] | 4:14: error: this must be a non-empty text [TOC0105]"
            })
    void refusesWhatIsWrongWithItsPlace(String yaml, String complaint, @TempDir Path folder) {
        String steps = yaml.contains("steps") ? "" : "\nsteps: [{action: x}]";
        CliRun run = TestProject.in(folder)
                .file("alert-rules/runbooks/x.yaml", "title: X\n" + yaml.replace('^', '\n') + steps + "\n")
                .run("runbook");
        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.firstError()).isEqualTo("alert-rules/runbooks/x.yaml:" + complaint);
    }

    @Test
    void shippedRunbooksFitTheSchema() throws Exception {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(LiveResources.json(Files.readString(SCHEMA)));
        try (Stream<Path> files = Files.list(Path.of("../alert-rules/runbooks"))) {
            for (Path file : files.toList()) {
                JsonNode runbook = LooseFile.read(file).root();
                assertThat(schema.validate(runbook)).as(file.toString()).isEmpty();
                assertThat(schema.validate(LiveResources.json(runbook.toString().replace("\"steps\"", "\"stepz\""))))
                        .isNotEmpty();
            }
        }
    }

    @Test
    void alertsSayWhereTheirRunbookIs() {
        CliRun run = CliRun.of("render", "-C", SHIPPED);
        assertThat(run.out())
                .contains(
                        "Investigate immediately. Runbook: https://git.example.com/retail/mcp-server-monitoring/blob/main/alert-rules"
                                + "/runbooks/high-error-rate.yaml\"")
                .contains("seen from several places. Runbook: https://git.example.com/");
    }
}

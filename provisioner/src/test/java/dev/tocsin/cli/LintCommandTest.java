package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintCommandTest {
    @TempDir
    private Path root;

    private TestProject project;

    @BeforeEach
    void make() {
        project = TestProject.in(root)
                .file("resources/shop.json", """
                        {"type": "Microsoft.Insights/components", "name": "shop", "kind": "web",
                         "properties": {"Application_Type": "web"}}
                        """)
                .file(
                        "alert-rules/errors.json",
                        BadInput.RULE
                                .formatted("\"autoMitigate\": true")
                                .replace("\"requests\"", "{\"$file\": \"errors.kql\"}"))
                .file("alert-rules/errors.kql", "requests\n| where tolower(name) == 'GET';\n");
    }

    @Test
    void errorsExitWithFiveAndLeadToTheCharacter() {
        CliRun run = project.run("lint");

        assertThat(run.exit()).isEqualTo(5);
        assertThat(run.out())
                .contains("alert-rules/errors.kql:2:26: error: what tolower gives never matches \"GET\"")
                .contains("alert-rules/errors.kql:2:31: warning: the semicolon ends the query")
                .endsWith(" findings\n");
    }

    @Test
    void provisionLintsBeforeItWrites() {
        CliRun run = project.run("provision");

        assertThat(run.exit()).isEqualTo(5);
        assertThat(run.err())
                .contains("alert-rules/errors.kql:2:26: error: what tolower gives never matches \"GET\"")
                .contains("nothing was written")
                .doesNotContain("semicolon");
        assertThat(project.run("provision", "--dry-run").exit()).isEqualTo(5);

        project.file("alert-rules/errors.kql", "requests\n| where tolower(name) == 'get'\n");
        assertThat(project.run("provision").exit()).isZero();
    }

    @Test
    void aTargetIsNotHeldUpByWhatIsWrongElsewhere() {
        assertThat(project.run("provision", "--target", "component/shop").exit())
                .isZero();
    }

    @Test
    void fixMendsTheFileAndTellsWhatIsLeft() throws IOException {
        CliRun run = project.run("lint", "--fix");

        assertThat(run.err()).contains("fixed alert-rules/errors.kql");
        assertThat(Files.readString(root.resolve("alert-rules/errors.kql")))
                .isEqualTo("requests\n| where tolower(name) == 'GET'\n");
        assertThat(run.out()).contains("TOC2318").doesNotContain("TOC2305");
    }

    @Test
    void aBaselineKeepsWhatWasThereQuiet() {
        String baseline = root.resolve("lint-baseline.json").toString();
        assertThat(project.run("lint", "--write-baseline", baseline).exit()).isZero();
        assertThat(project.run("lint", "--baseline", baseline)).isEqualTo(new CliRun(0, "0 findings\n", ""));

        project.file(
                "alert-rules/errors.kql", "\n\nrequests\n| where tolower(name) == 'GET' and url contains 'health';\n");
        CliRun run = project.run("lint", "--baseline", baseline);
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("TOC2302").doesNotContain("TOC2318", "TOC2305");
    }

    @Test
    void pathsLimitWhatIsTold() {
        assertThat(project.run("lint", root.resolve("resources").toString()).out())
                .isEqualTo("0 findings\n");
        assertThat(project.run("lint", root.resolve("alert-rules").toString()).out())
                .contains("TOC2318");
    }

    @Test
    void aSecretInAQueryOfNoProjectIsToldAndNotShown() throws IOException {
        String hook = "T0000/B0000/" + "aB3dE6gH9jK2mN5pQ8sT";
        Path folder = Files.createDirectories(root.resolve("loose"));
        Path file = folder.resolve("loose.kql");
        Files.writeString(file, "requests\n| extend to = \"https://hooks.slack." + "com/services/" + hook + "\"\n");

        CliRun run = CliRun.of("lint", "-C", folder.toString(), file.toString());

        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.out())
                .contains("loose.kql:2:")
                .contains("a Slack webhook URL")
                .contains("[TOC0118]");
        assertThat(run.out() + run.err()).doesNotContain(hook);
    }

    @Test
    void filesWithoutAProjectAreLintedAlone() throws IOException {
        Path folder = Files.createDirectories(root.resolve("loose"));
        Files.writeString(folder.resolve("a.kql"), "requests | where nam == 1");
        Files.writeString(folder.resolve("b.workbook"), """
                {"version": "Notebook/1.0", "items": [{"type": 3, "name": "q", "content": {"version": "KqlItem/1.0",
                 "query": "AppRequests\\n| where Nam == 'a'", "queryType": 0, "timeContext": {"durationMs": 3600000},
                 "resourceType": "microsoft.operationalinsights/workspaces"}}]}
                """);
        Files.writeString(folder.resolve("package.json"), "{}");

        CliRun run = CliRun.of("lint", "-C", folder.toString(), folder.toString());

        assertThat(run.exit()).isEqualTo(5);
        assertThat(run.out())
                .contains("a.kql:1:18: error: there is no column or variable nam; did you mean name? [KS142]")
                .contains("b.workbook:2:33: error: there is no column or variable Nam; did you mean Name? [KS142]")
                .doesNotContain("package.json");
    }

    @Test
    void fixMendsFilesWithoutAProjectToo() throws IOException {
        Path folder = Files.createDirectories(root.resolve("loose"));
        Path query = folder.resolve("a.kql");
        Files.writeString(query, "\uFEFFrequests\r\n| take 5;");
        Path workbook = folder.resolve("b.workbook");
        String before = """
                {"version": "Notebook/1.0", "items": [{"type": 10, "name": "q", "content": {"version": "KqlItem/1.0",
                 "query": "requests", "queryType": 0, "timeContext": {"durationMs": 3600000}}}]}
                """;
        Files.writeString(workbook, before);

        CliRun run = CliRun.of("lint", "--fix", "-C", folder.toString(), query.toString(), workbook.toString());

        assertThat(run.err()).contains("fixed " + query, "fixed " + workbook);
        assertThat(run.out()).doesNotContain("TOC2201", "TOC2305");
        assertThat(Files.readString(query)).isEqualTo("\uFEFFrequests\r\n| take 5");
        assertThat(Files.readString(workbook)).isEqualTo(before.replace("\"type\": 10", "\"type\": 3"));
    }

    @Test
    void whatOnlyTheWorkspaceKnowsIsAWarningWithoutAProjectToo() throws IOException {
        Path file = root.resolve("loose.kql");
        Files.writeString(file, "_Im_Dns(responsecodename='NXDOMAIN') | join kind=inner Orders_CL on SrcIpAddr\n");
        Path folder = Files.createDirectories(root.resolve("empty"));

        CliRun run = CliRun.of("lint", "-C", folder.toString(), file.toString());

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("warning: nothing is known of the function _Im_Dns")
                .contains("warning: nothing is known of the table Orders_CL");
    }

    @Test
    void aQueryWithoutAProjectIgnoresRulesByItsComments() throws IOException {
        Path file = root.resolve("loose.kql");
        Files.writeString(file, "requests\n// tocsin:ignore TOC2302 meant\n| where name contains 'health'\n");
        Path folder = Files.createDirectories(root.resolve("empty"));

        assertThat(CliRun.of("lint", "-C", folder.toString(), file.toString()).out())
                .isEqualTo("0 findings\n");
    }

    @Test
    void sarifIsAnOutput() {
        assertThat(project.run("lint", "--output", "sarif").out())
                .contains("\"version\": \"2.1.0\"", "\"ruleId\": \"TOC2318\"");
    }
}

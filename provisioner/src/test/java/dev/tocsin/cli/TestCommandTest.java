package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/** The flags of {@code tocsin test}. */
class TestCommandTest {
    @TempDir
    private Path folder;

    private AlertTestProject project;

    @BeforeEach
    void makeProject() {
        project = AlertTestProject.in(folder);
    }

    @Test
    void listsRulesWithoutATestAndAsksForCoverage() {
        project.with(AlertTestProject.PLAIN, AlertTestProject.testOf("{rows: []}", "{at: +0m, state: silent}"));
        project.file(
                "alert-rules/other.json",
                AlertTestProject.definition(AlertTestProject.PLAIN).replace("\"high\"", "\"other\""));

        assertThat(project.run().out()).contains("note  other has no test\n");
        assertThat(project.run().exit()).isZero();
        CliRun run = project.run("--min-coverage", "51");
        assertThat(run.exit()).isEqualTo(5);
        assertThat(run.err()).contains("50 % of the alert rules have a test; --min-coverage asks for 51 %");
    }

    @Test
    void knowsOfTestsThatAreNotRun() {
        project.with(AlertTestProject.PLAIN, AlertTestProject.testOf("{rows: []}", "{at: +0m, state: silent}"));
        project.file(
                "alert-rules/other.json",
                AlertTestProject.definition(AlertTestProject.PLAIN).replace("\"high\"", "\"other\""));
        project.file("alert-rules/other.test.yaml", """
                rule: other
                tables: {T_CL: {columns: {TimeGenerated: datetime, v: real}}}
                expect: [{at: +0m, state: silent}]
                """);
        String passed = "pass  high / high\n1 passed, 0 failed, 0 errors\n";

        assertThat(project.run("--run", "high /", "--min-coverage", "100").out())
                .isEqualTo(passed);
        assertThat(project.run("alert-rules/high.test.yaml").out()).isEqualTo(passed);
        CliRun refused = project.run("alert-rules/high.test.yaml", "--min-coverage", "100");
        assertThat(refused.exit()).isEqualTo(64);
        assertThat(refused.err()).contains("--min-coverage counts the tests of the whole project; leave PATH out");
    }

    @Test
    void runsTheTestsThatAreAskedFor() {
        project.with(AlertTestProject.PLAIN, """
                rule: high
                tables: {T_CL: {columns: {TimeGenerated: datetime, v: real}}}
                tests:
                  - {name: first, expect: [{at: +0m, state: silent}]}
                  - {name: second, expect: [{at: +0m, state: silent}]}
                """);

        assertThat(project.run("--run", "SEC*d").out())
                .isEqualTo("pass  high / second\n1 passed, 0 failed, 0 errors\n");
        assertThat(project.run("alert-rules/high.test.yaml").out()).contains("2 passed");
        CliRun typo = project.run("--run", "secnd");
        assertThat(typo.exit()).isEqualTo(64);
        assertThat(typo.err()).startsWith("error: --run: no test has \"secnd\" in its name");
        CliRun none = project.run("alert-rules/low.test.yaml");
        assertThat(none.exit()).isEqualTo(64);
        assertThat(none.err()).contains("alert-rules/low.test.yaml: error: there is no test here");
    }

    @Test
    void writesJsonAndXml() throws Exception {
        project.with(
                AlertTestProject.PLAIN,
                AlertTestProject.testOf("{rows: [{TimeGenerated: -1m, v: 12}]}", "{at: +0m, state: silent}"));

        JsonNode json = json(project.run("--output", "json").out());
        assertThat(json.path("formatVersion").asText()).isEqualTo("1.0");
        assertThat(json.at("/summary").toString()).isEqualTo("{\"passed\":0,\"failed\":1,\"errors\":0}");
        assertThat(json.at("/tests/0/outcome").asText()).isEqualTo("failed");
        assertThat(json.at("/tests/0/messages/0/line").asInt()).isEqualTo(5);
        assertThat(json.at("/tests/0/series/0/evaluations/0").toString())
                .isEqualTo(
                        "{\"time\":\"2026-01-05T12:00:00Z\",\"state\":\"Fired\",\"value\":12.0,\"notification\":\"fired\"}");
        var xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(
                        new StringReader(project.run("--output", "junit").out())));
        assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo(1);
        assertThat(xml.getElementsByTagName("testcase")
                        .item(0)
                        .getAttributes()
                        .getNamedItem("name")
                        .getNodeValue())
                .isEqualTo("high");
    }

    @Test
    void writesXmlIntoAFileBesideTheText() throws Exception {
        project.with(
                AlertTestProject.PLAIN,
                AlertTestProject.testOf("{rows: [{TimeGenerated: -1m, v: 12}]}", "{at: +0m, state: fired}"));
        Path file = folder.resolve("results.xml");

        assertThat(project.run("--junit", file.toString()).out()).contains("1 passed");
        assertThat(Files.readString(file)).contains("<testcase ").doesNotContain("<failure");
        CliRun nowhere =
                project.run("--junit", folder.resolve("no/such/folder.xml").toString());
        assertThat(nowhere.exit()).isEqualTo(1);
        assertThat(nowhere.err()).startsWith("error: --junit: ").contains("folder.xml cannot be written: ");
    }

    private static JsonNode json(String text) {
        try {
            return new JsonReader(JsonLimits.RESPONSE).readTree(text);
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException(text, e);
        }
    }
}

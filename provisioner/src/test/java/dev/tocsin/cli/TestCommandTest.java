package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.load.LooseFile;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class TestCommandTest {
    private static final String SHIPPED = Path.of("..").toString();
    private static final Path SCHEMA = Path.of("../docs/schemas/alert-test-1.0.schema.json");

    /** Fires above 10 for the last value of T; every five minutes. */
    private static final String RULE = """
            {
              "type": "Microsoft.Insights/scheduledQueryRules",
              "name": "high",
              "kind": "LogAlert",
              "properties": {
                "displayName": "Too high",
                "severity": 2,
                "enabled": true,
                "scopes": ["/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w"],
                "evaluationFrequency": "PT5M",
                "windowSize": "PT5M",
                "criteria": {"allOf": [{
                  "query": "%s",
                  "timeAggregation": "Maximum",
                  "metricMeasureColumn": "v",
                  "operator": "GreaterThan",
                  "threshold": 10
                }]},
                "actions": {"customProperties": {"text": "value ${data.alertContext.condition.allOf[0].metricValue}"}}
              }
            }
            """;

    private static final String PLAIN = "T_CL | project TimeGenerated, v";

    @TempDir
    private Path folder;

    @Test
    void passesTheTestsOfTheShippedRules() {
        CliRun run = CliRun.of("test", "-C", SHIPPED, "--min-coverage", "100");

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .doesNotContain("FAIL", "ERROR", "has no test")
                .contains("note  health-check-failed cannot be tested: ", " passed, 0 failed, 0 errors");
        assertThat(run.exit()).isZero();
    }

    @Test
    void noticesNineOfTenMutantsOfTheShippedRules() {
        JsonNode summary = json(CliRun.of("test", "-C", SHIPPED, "--mutate", "--output", "json")
                        .out())
                .path("summary");

        assertThat(summary.path("mutants").asInt()).isGreaterThan(60);
        assertThat(summary.path("killed").asDouble() / summary.path("mutants").asInt())
                .isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void listsMutantsThatNoTestNotices() {
        project(PLAIN, test("{rows: [{TimeGenerated: -1m, v: 99}]}", "{at: +0m, state: fired}"));

        CliRun run = run("--mutate");

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("survived  high: threshold 10 → 12\n", "survived  high: autoMitigate true → false\n")
                .doesNotContain("operator GreaterThan → LessThan\n");
    }

    @Test
    void showsWhereAndWhatAndTheTimelineOfATestThatFails() {
        project(
                PLAIN,
                test(
                        "{rows: [{TimeGenerated: -1m, v: 5}, {TimeGenerated: +4m, v: 12}]}",
                        "{at: +0m, state: fired}",
                        "{at: +5m, state: fired, value: 13}",
                        "{at: +7m, state: fired}"));

        CliRun run = run();

        assertThat(run.exit()).isEqualTo(5);
        assertThat(run.out()).isEqualTo("""
                        FAIL  high / high
                              alert-rules/high.test.yaml:5:5: +0m: expected fired, was NoAlert (value 5, threshold > 10)
                              alert-rules/high.test.yaml:6:5: +5m: expected the value 13, was 12
                              alert-rules/high.test.yaml:7:5: there is no evaluation at +7m; the rule is evaluated at now and every 5m
                              value ▁█  5 to 12, threshold > 10
                              state .F  +0m to +5m (F fired, f firing, r resolving, R resolved)
                        0 passed, 1 failed, 0 errors
                        """);
    }

    @Test
    void comparesNotifications() {
        String table = "{rows: [{TimeGenerated: -1m, v: 12}]}";
        assertThat(failure(table, "{at: +0m, notification: {contains: \"[FIRED] Too high\"}}"))
                .isEmpty();
        assertThat(failure(table, "{at: +0m, notification: {contains: \"text: value 12\"}}"))
                .isEmpty();
        assertThat(failure(table, "{at: +0m, notification: {contains: nonsense}}"))
                .contains("expected a notification with \"nonsense\", was \"[FIRED] Too high");
        assertThat(failure(table, "{at: +0m, notification: none}"))
                .contains("expected no notification, and one is sent");
        assertThat(failure(table, "{at: +5m, notification: sent}"))
                .contains("expected a notification, and none is sent");
    }

    @Test
    void seesTheTrailingSemicolonBehindWhichTheServiceCannotGoOn() {
        project(PLAIN + ";", test("{rows: [{TimeGenerated: -1m, v: 12}]}", "{at: +0m, state: fired}"));

        CliRun run = run();

        assertThat(run.exit()).isEqualTo(5);
        assertThat(run.out()).contains("ERROR high / high", "line 1, column 32: ends in \";\"", "never fire");
    }

    @Test
    void isAnErrorNeverAPassWhenSomethingIsNotImplemented() {
        project(
                "T_CL | where geo_point_to_s2cell(1.0, 2.0) == 'x' | project TimeGenerated, v",
                test("{rows: []}", "{at: +0m, state: silent}"));

        CliRun run = run();

        assertThat(run.exit()).isEqualTo(5);
        assertThat(run.out()).contains("ERROR high / high", "geo_point_to_s2cell", "0 passed, 0 failed, 1 errors");
    }

    @Test
    void isAnErrorWhenTheQueryIsWrong() {
        project("T_CL | where w > 1", test("{rows: []}", "{at: +0m, state: silent}"));

        assertThat(run().out()).contains("ERROR high / high", "line 1, column 14", "[KS142]");
    }

    @Test
    void isAnErrorWhenTheResultHasNoMeasuredColumn() {
        project("T_CL | project TimeGenerated", test("{rows: []}", "{at: +0m, state: silent}"));

        assertThat(run().out()).contains("has no column \"v\", the rule's metricMeasureColumn; it has TimeGenerated");
    }

    @Test
    void isAnErrorWhenRowsDoNotFitTheTable() {
        assertThat(failure("{rows: [{TimeGenerated: -1m, w: 1}]}", "{at: +0m, state: silent}"))
                .contains("ERROR", "row 1: the table \"T_CL\" has no column \"w\"");
        assertThat(failure("{rows: [{TimeGenerated: -1m, v: high}]}", "{at: +0m, state: silent}"))
                .contains("ERROR", "row 1, column \"v\": \"high\" is no real");
        assertThat(failure("{rows: [{v: 1}]}", "{at: +0m, state: silent}"))
                .contains("ERROR", "row 1 has no \"TimeGenerated\"");
        assertThat(failure("{rows: [{TimeGenerated: soon, v: 1}]}", "{at: +0m, state: silent}"))
                .contains("ERROR", "\"soon\" is no time");
        assertThat(failure("{generate: {set: {v: {$nois: {}}}}}", "{at: +0m, state: silent}"))
                .contains("ERROR", "\"$nois\" makes no values");
    }

    @Test
    void refusesWrongTestFilesWithPosition() {
        assertThat(refused("rule: high\nexpect: [{at: +0m, stat: fired}]"))
                .contains("high.test.yaml:2:26: error: unknown key \"stat\"; did you mean \"state\"?");
        assertThat(refused("rule: high\nexpect: [{at: +0m, state: loud}]"))
                .contains("high.test.yaml:2:27: error: \"loud\" is no state; known are fired, silent,");
        assertThat(refused("rule: high\nexpect: [{at: soon, state: fired}]"))
                .contains("\"soon\" is no time; write +10m, -1h, now or 2026-01-05T12:00:00Z");
        assertThat(refused("rule: high")).contains("the test expects nothing, so it cannot fail");
        assertThat(refused("rule: high\nexpect: [{at: +0m}]")).contains("expects nothing; add \"state\"");
        assertThat(refused("rule: high\nexpect: [{from: +0m, state: fired}]"))
                .contains("an expectation says either \"at\", or \"from\" and \"to\"");
        assertThat(refused("expect: []")).contains("the key \"rule\" is missing");
    }

    @Test
    void namesARuleThatIsNotThereOrCannotBeSimulated() {
        project(PLAIN, "rule: low\nexpect: [{at: +0m, state: silent}]");
        assertThat(run().out()).contains("ERROR low / high", "the project defines no rule \"low\"");

        project(PLAIN, test("{rows: []}", "{at: +0m, state: silent}"));
        write("alert-rules/high.json", RULE.formatted(PLAIN).replace("GreaterThan", "GreaterOrLessThan"));
        assertThat(run().out())
                .contains("ERROR", "/properties/criteria/allOf/0/operator \"GreaterOrLessThan\" is no operator");
    }

    @Test
    void readsCsvAndJsonLinesAndWaitsForLateRows() {
        project(
                PLAIN,
                test(
                        "{csv: fixtures/t.csv, jsonl: fixtures/t.jsonl, delay: 3m}",
                        "{at: +0m, value: 7}",
                        "{at: +5m, value: 99}"));
        write("alert-rules/fixtures/t.csv", "TimeGenerated,v\n-4m,7\n+1m,99\n");
        write("alert-rules/fixtures/t.jsonl", "{\"TimeGenerated\":\"+1m\",\"v\":12}\n");

        CliRun run = run("--timeline");
        assertThat(run.out()).isEqualTo("""
                pass  high / high
                      value ▁█  7 to 99, threshold > 10
                      state .F  +0m to +5m (F fired, f firing, r resolving, R resolved)
                1 passed, 0 failed, 0 errors
                """);
    }

    @Test
    void listsRulesWithoutATestAndAsksForCoverage() {
        project(PLAIN, test("{rows: []}", "{at: +0m, state: silent}"));
        write("alert-rules/other.json", RULE.formatted(PLAIN).replace("\"high\"", "\"other\""));

        assertThat(run().out()).contains("note  other has no test\n");
        assertThat(run().exit()).isZero();
        CliRun run = run("--min-coverage", "51");
        assertThat(run.exit()).isEqualTo(5);
        assertThat(run.err()).contains("50 % of the alert rules have a test; --min-coverage asks for 51 %");
    }

    @Test
    void runsTheTestsThatAreAskedFor() {
        project(PLAIN, """
                rule: high
                tables: {T_CL: {columns: {TimeGenerated: datetime, v: real}}}
                tests:
                  - {name: first, expect: [{at: +0m, state: silent}]}
                  - {name: second, expect: [{at: +0m, state: silent}]}
                """);

        assertThat(run("--run", "SEC*d").out()).isEqualTo("pass  high / second\n1 passed, 0 failed, 0 errors\n");
        assertThat(run("alert-rules/high.test.yaml").out()).contains("2 passed");
        CliRun none = run("alert-rules/low.test.yaml");
        assertThat(none.exit()).isEqualTo(64);
        assertThat(none.err()).contains("alert-rules/low.test.yaml: error: there is no test here");
    }

    @Test
    void writesJsonAndXml() throws Exception {
        project(PLAIN, test("{rows: [{TimeGenerated: -1m, v: 12}]}", "{at: +0m, state: silent}"));

        JsonNode json = json(run("--output", "json").out());
        assertThat(json.path("formatVersion").asText()).isEqualTo("1.0");
        assertThat(json.at("/summary").toString()).isEqualTo("{\"passed\":0,\"failed\":1,\"errors\":0}");
        assertThat(json.at("/tests/0/outcome").asText()).isEqualTo("failed");
        assertThat(json.at("/tests/0/messages/0/line").asInt()).isEqualTo(5);
        assertThat(json.at("/tests/0/series/0/evaluations/0").toString())
                .isEqualTo(
                        "{\"time\":\"2026-01-05T12:00:00Z\",\"state\":\"Fired\",\"value\":12.0,\"notification\":\"fired\"}");
        var xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(run("--output", "junit").out())));
        assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo(1);
        assertThat(xml.getElementsByTagName("testcase")
                        .item(0)
                        .getAttributes()
                        .getNamedItem("name")
                        .getNodeValue())
                .isEqualTo("high");
    }

    @Test
    void shippedTestsFitTheSchema() throws Exception {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(json(Files.readString(SCHEMA)));
        try (Stream<Path> files = Files.list(Path.of("../alert-rules"))) {
            List<Path> tests =
                    files.filter(file -> file.toString().endsWith(".test.yaml")).toList();
            assertThat(tests).hasSize(8);
            for (Path test : tests) {
                assertThat(schema.validate(LooseFile.read(test).root()))
                        .as(test.toString())
                        .isEmpty();
            }
        }
        JsonNode wrong = json("{\"rule\":\"r\",\"expect\":[{\"at\":\"now\",\"state\":\"loud\"}]}");
        assertThat(schema.validate(wrong)).isNotEmpty();
    }

    private String failure(String table, String... expectations) {
        project(PLAIN, test(table, expectations));
        CliRun run = run();
        return run.exit() == 0 ? "" : run.out() + run.err();
    }

    private String refused(String test) {
        project(PLAIN, test);
        CliRun run = run();
        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(64);
        return run.err();
    }

    private static String test(String table, String... expectations) {
        String columns = "columns: {TimeGenerated: datetime, v: real}";
        StringBuilder text = new StringBuilder("rule: high\ntables:\n  T_CL: " + table.substring(0, table.length() - 1)
                + ", " + columns + "}\nexpect:\n");
        for (String expectation : expectations) {
            text.append("  - ").append(expectation).append('\n');
        }
        return text.toString();
    }

    private void project(String query, String test) {
        TestProject.in(folder);
        write("alert-rules/high.json", RULE.formatted(query));
        write("alert-rules/high.test.yaml", test);
    }

    private void write(String name, String text) {
        TestProject.in(folder).file(name, text);
    }

    private CliRun run(String... flags) {
        String[] all = Stream.concat(Stream.of("test", "-C", folder.toString()), Stream.of(flags))
                .toArray(String[]::new);
        return CliRun.of(all);
    }

    private static JsonNode json(String text) {
        try {
            return new JsonReader(JsonLimits.RESPONSE).readTree(text);
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException(text, e);
        }
    }
}

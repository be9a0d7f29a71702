package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in a test file is read strictly. */
class TestFilesTest {
    @TempDir
    private Path folder;

    private AlertTestProject project;

    @BeforeEach
    void makeProject() {
        project = AlertTestProject.in(folder);
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
        project.with(AlertTestProject.PLAIN, "rule: low\nexpect: [{at: +0m, state: silent}]");
        assertThat(project.run().out()).contains("ERROR low / high", "the project defines no rule \"low\"");
        project.with(AlertTestProject.PLAIN, "rule: hihg\nexpect: [{at: +0m, state: silent}]");
        assertThat(project.run().out())
                .contains("high.test.yaml:1:7: ", "no rule \"hihg\" in this environment; did you mean \"high\"?");

        project.with(AlertTestProject.PLAIN, AlertTestProject.testOf("{rows: []}", "{at: +0m, state: silent}"));
        project.file(
                "alert-rules/high.json",
                AlertTestProject.definition(AlertTestProject.PLAIN).replace("GreaterThan", "GreaterOrLessThan"));
        assertThat(project.run().out())
                .contains("ERROR", "/properties/criteria/allOf/0/operator \"GreaterOrLessThan\" is no operator");
    }

    @Test
    void saysOneThingForOneMistake() {
        assertThat(lines("rule: high\nexpect: fired"))
                .containsExactly("alert-rules/high.test.yaml:2:9: error: \"expect\" must be an array [TOC0502]");
        assertThat(lines("rule: high\nexpect: [null]"))
                .singleElement()
                .asString()
                .contains("high.test.yaml:2:10: error: \"expect[0]\" must be an object with at, from, to");
        assertThat(lines("rule: high\nexpect: [{at: +0m, state: Fierd}]"))
                .containsExactly(
                        "alert-rules/high.test.yaml:2:27: error: \"Fierd\" is no state; did you mean \"Fired\"? [TOC0502]");
        assertThat(lines("rule: high\nexpect: [{at: 5, state: fired}]"))
                .singleElement()
                .asString()
                .contains("2:15: error: \"5\" is no time; write +10m");
        assertThat(lines("rule: high\nexpect: [{at: +0m, value: 1, tolerance: -1}]"))
                .singleElement()
                .asString()
                .contains("2:41: error: must not be less than zero");
        assertThat(lines("rule: high\nexpect: [{at: +0m, value: \"1\"}]"))
                .singleElement()
                .asString()
                .contains("2:27: error: \"value\" must be a number");
        assertThat(lines("rule: high\nprofile: 7\nexpect: [{at: +0m, state: fired}]"))
                .singleElement()
                .asString()
                .contains("2:10: error: \"profile\" must be a non-empty string");
        assertThat(lines("rule: high\ntests: []"))
                .singleElement()
                .asString()
                .contains("2:8: error: \"tests\" is empty");
    }

    @Test
    void neverLeavesOutWhatHasTheWrongShape() {
        assertThat(refused("rule: high\nexpect: [{at: +0m, state: fired, dimensions: [a]}]"))
                .contains("2:46: error: \"dimensions\" must be an object");
        assertThat(refused("rule: high\nexpect: [{at: +0m, state: fired, dimensions: {a: {b: c}}}]"))
                .contains("2:50: error: \"a\" must be a text");
        assertThat(refused("rule: high\nexpect: [{at: +0m, notification: [a]}]"))
                .contains("2:34: error: \"notification\" is none, sent or {contains: TEXT}");
    }

    @Test
    void pointsToAnchorsAndAliasesWhichCouldBeBombs() {
        assertThat(refused("rule: high\nx: &a [1]\ny: &b [*a, *a]\nexpect: []"))
                .contains(
                        "high.test.yaml:2:4: error: not valid YAML: YAML anchors are not supported: write the value out");
        assertThat(refused("rule: high\ny: [*a, *a]\nexpect: []"))
                .contains(
                        "high.test.yaml:2:5: error: not valid YAML: YAML aliases are not supported: write the value out");
    }

    @Test
    void pointsToTheEnvironmentThatTheProjectDoesNotHave() {
        assertThat(refused("rule: high\nenvironment: lokal\nexpect: [{at: +0m, state: fired}]"))
                .contains("high.test.yaml:2:14: error: there is no environment \"lokal\"; did you mean \"local\"?");
        assertThat(refused("rule: high\ntests: [{name: a, environment: x, expect: [{at: +0m, state: fired}]}]"))
                .contains("high.test.yaml:2:32: error: there is no environment \"x\"; known are local");
    }

    private List<String> lines(String test) {
        return refused(test).lines().filter(line -> line.contains(": error: ")).toList();
    }

    private String refused(String test) {
        project.with(AlertTestProject.PLAIN, test);
        CliRun run = project.run();
        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(64);
        return run.err();
    }
}

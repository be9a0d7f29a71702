package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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

        project.with(AlertTestProject.PLAIN, AlertTestProject.testOf("{rows: []}", "{at: +0m, state: silent}"));
        project.file(
                "alert-rules/high.json",
                AlertTestProject.definition(AlertTestProject.PLAIN).replace("GreaterThan", "GreaterOrLessThan"));
        assertThat(project.run().out())
                .contains("ERROR", "/properties/criteria/allOf/0/operator \"GreaterOrLessThan\" is no operator");
    }

    private String refused(String test) {
        project.with(AlertTestProject.PLAIN, test);
        CliRun run = project.run();
        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(64);
        return run.err();
    }
}

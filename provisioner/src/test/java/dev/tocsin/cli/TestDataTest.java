package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows that a test gives. */
class TestDataTest {
    @TempDir
    private Path folder;

    private AlertTestProject project;

    @BeforeEach
    void makeProject() {
        project = AlertTestProject.in(folder);
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
    void readsCsvAndJsonLinesAndWaitsForLateRows() {
        project.with(
                AlertTestProject.PLAIN,
                AlertTestProject.testOf(
                        "{csv: fixtures/t.csv, jsonl: fixtures/t.jsonl, delay: 3m}",
                        "{at: +0m, value: 7}",
                        "{at: +5m, value: 99}"));
        project.file("alert-rules/fixtures/t.csv", "TimeGenerated,v\n-4m,7\n+1m,99\n");
        project.file("alert-rules/fixtures/t.jsonl", "{\"TimeGenerated\":\"+1m\",\"v\":12}\n");

        CliRun run = project.run("--timeline");
        assertThat(run.out()).isEqualTo("""
                pass  high / high
                      value ▁█  7 to 99, threshold > 10
                      state .F  +0m to +5m (F fired, f firing, r resolving, R resolved)
                1 passed, 0 failed, 0 errors
                """);
    }

    /** What a run says of a test that does not pass. */
    private String failure(String table, String... expectations) {
        project.with(AlertTestProject.PLAIN, AlertTestProject.testOf(table, expectations));
        CliRun run = project.run();
        return run.exit() == 0 ? "" : run.out() + run.err();
    }
}

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
    void leavesNothingOutInSilence() {
        String silent = "{at: +0m, state: silent}";
        assertThat(failure("{rows: [5]}", silent)).contains("ERROR", "3:17: \"rows[0]\" must be an object\n0 passed");
        assertThat(failure("{generate: {set: abc}}", silent)).contains("ERROR", "\"set\" must be an object");
        assertThat(failure("{generate: {set: {v: {$during: {from: +5m, to: +1m, then: 1, else: 2}}}}}", silent))
                .contains("ERROR", "3:56: is before \"from\"");
        assertThat(failure("{generate: {set: {v: {$spikes: {base: 1, peak: 2, every: 5m, for: 5m}}}}}", silent))
                .contains("ERROR", "is not shorter than \"every\"");
        assertThat(failure("{generate: {set: {v: {$spikes: {base: 1, peak: 2, every: 0s, for: 5m}}}}}", silent))
                .contains("ERROR", "must be longer than nothing");
        assertThat(failure("{rows: [{TimeGenerated: -1m, v: 12d}]}", silent)).contains("\"12d\" is no real");
        project.file("alert-rules/t.csv", "TimeGenerated,v\n-4m,\"7\n");
        assertThat(failure("{csv: t.csv}", silent)).contains("\"t.csv\" is not CSV: a quote is not closed");
    }

    @Test
    void refusesMoreThanAnybodyMeans() {
        String stream = "{from: -9d, to: +0m, every: 1s, set: {v: 1}}";
        assertThat(failure("{generate: [" + stream + ", " + stream + ", " + stream + "]}", "{at: +0m, state: silent}"))
                .containsOnlyOnce("the streams of the test make more than 1000000 rows");
        assertThat(failure("{rows: []}", "{at: +0m, state: silent}", "{at: +999999d, state: silent}"))
                .contains(
                        "ERROR",
                        "6:5: speaks of a time too far from \"now\": the rule is evaluated every 5m, and a test has at most"
                                + " 50000 evaluations");
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

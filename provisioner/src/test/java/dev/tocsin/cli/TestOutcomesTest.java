package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a test says of its rule. */
class TestOutcomesTest {
    @TempDir
    private Path folder;

    private AlertTestProject project;

    @BeforeEach
    void makeProject() {
        project = AlertTestProject.in(folder);
    }

    @Test
    void showsWhereAndWhatAndTheTimelineOfATestThatFails() {
        project.with(
                AlertTestProject.PLAIN,
                AlertTestProject.testOf(
                        "{rows: [{TimeGenerated: -1m, v: 5}, {TimeGenerated: +4m, v: 12}]}",
                        "{at: +0m, state: fired}",
                        "{at: +5m, state: fired, value: 13}",
                        "{at: +7m, state: fired}"));

        CliRun run = project.run();

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
        project.with(
                AlertTestProject.PLAIN + ";",
                AlertTestProject.testOf("{rows: [{TimeGenerated: -1m, v: 12}]}", "{at: +0m, state: fired}"));

        CliRun run = project.run();

        assertThat(run.exit()).isEqualTo(5);
        assertThat(run.out()).contains("ERROR high / high", "line 1, column 32: ends in \";\"", "never fire");
    }

    @Test
    void isAnErrorNeverAPassWhenSomethingIsNotImplemented() {
        project.with(
                "T_CL | where geo_point_to_s2cell(1.0, 2.0) == 'x' | project TimeGenerated, v",
                AlertTestProject.testOf("{rows: []}", "{at: +0m, state: silent}"));

        CliRun run = project.run();

        assertThat(run.exit()).isEqualTo(5);
        assertThat(run.out()).contains("ERROR high / high", "geo_point_to_s2cell", "0 passed, 0 failed, 1 errors");
    }

    @Test
    void isAnErrorWhenTheQueryIsWrong() {
        project.with("T_CL | where w > 1", AlertTestProject.testOf("{rows: []}", "{at: +0m, state: silent}"));

        assertThat(project.run().out()).contains("ERROR high / high", "line 1, column 14", "[KS142]");
    }

    @Test
    void isAnErrorWhenTheResultHasNoMeasuredColumn() {
        project.with("T_CL | project TimeGenerated", AlertTestProject.testOf("{rows: []}", "{at: +0m, state: silent}"));

        assertThat(project.run().out())
                .contains("has no column \"v\", the rule's metricMeasureColumn; it has TimeGenerated");
    }

    /** What a run says of a test that does not pass. */
    private String failure(String table, String... expectations) {
        project.with(AlertTestProject.PLAIN, AlertTestProject.testOf(table, expectations));
        CliRun run = project.run();
        return run.exit() == 0 ? "" : run.out() + run.err();
    }
}

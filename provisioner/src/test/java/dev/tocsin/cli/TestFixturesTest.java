package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables outside of a rule's scope, and functions that are saved in a workspace, as a test gives them. */
class TestFixturesTest {
    private static final String EXPECT = "expect: [{at: +0m, state: fired, value: %s}]\n";
    private static final String ROWS =
            "{columns: {TimeGenerated: datetime, v: real}, rows: [{TimeGenerated: -1m, v: %s}]}";

    @TempDir
    private Path folder;

    private AlertTestProject project;

    @BeforeEach
    void makeProject() {
        project = AlertTestProject.in(folder);
    }

    @Test
    void givesTheRowsOfResourceGraph() {
        assertThat(run(
                        "T_CL | join kind=inner (arg('').Resources | project name, location) on $left.host == $right.name"
                                + " | where location == 'westeurope' | project TimeGenerated, v",
                        """
                        tables:
                          T_CL:
                            columns: {TimeGenerated: datetime, host: string, v: real}
                            rows: [{TimeGenerated: -1m, host: a, v: 12}, {TimeGenerated: -1m, host: b, v: 99}]
                          arg().Resources:
                            rows: [{name: a, location: westeurope}, {name: b, location: northeurope}]
                        """ + EXPECT.formatted(12)))
                .isEqualTo("pass  high / high\n1 passed, 0 failed, 0 errors\n");
    }

    @Test
    void tellsTablesOfSeveralWorkspacesApart() {
        assertThat(run(
                        "union T_CL, workspace('one').T_CL, workspace(\\\"two\\\").T_CL | summarize v = sum(v), TimeGenerated = max(TimeGenerated)",
                        "tables:\n  T_CL: " + ROWS.formatted(1) + "\n  workspace(\"one\").T_CL: " + ROWS.formatted(20)
                                + "\n  workspace(\"two\").T_CL: " + ROWS.formatted(300) + "\n" + EXPECT.formatted(321)))
                .contains("1 passed");
    }

    @Test
    void givesTheRowsOfASavedFunctionWhateverItsArguments() {
        assertThat(run(
                        "MyParser(7d,\\n  'x') | project TimeGenerated, v",
                        "tables:\n  MyParser(): " + ROWS.formatted(12) + "\n" + EXPECT.formatted(12)))
                .contains("1 passed");
    }

    @Test
    void keepsPlacesInTheQuery() {
        assertThat(run(
                        "MyParser() | where w > 1",
                        "tables:\n  MyParser(): " + ROWS.formatted(12) + "\n" + EXPECT.formatted(12)))
                .contains("the query, line 1, column 20: ", "[KS142]");
    }

    @Test
    void namesWhatTheTestDoesNotGive() {
        String own = "tables:\n  T_CL: " + ROWS.formatted(12) + "\n" + EXPECT.formatted(12);
        assertThat(run("T_CL | union (arg('').resources) | project TimeGenerated, v", own))
                .contains("column 15: arg(\"\").resources is outside of the rule's scope; give the test its rows");
        assertThat(run("Other() | project TimeGenerated, v", own))
                .contains(
                        "There is no function Other [KS211]; if it is saved in the workspace, give the test its rows");
        assertThat(run(AlertTestProject.PLAIN, own.replace("T_CL", "T_CL(): {}\n  T_CL")))
                .contains("what T_CL() gives is not documented; declare its \"columns\"");
        assertThat(run(AlertTestProject.PLAIN, own.replace("  T_CL", "  F(): " + ROWS.formatted(1) + "\n  T_CL")))
                .contains("the query does not call F(), and the test gives rows for it");
        assertThat(run(
                        "union withsource=t F(), T_CL | project TimeGenerated, v",
                        own.replace("  T_CL", "  F(): " + ROWS.formatted(1) + "\n  T_CL")))
                .contains("column 1: it shows the names of tables, and those that calls lead to have none here");
    }

    private String run(String query, String test) {
        return project.with(query, "rule: high\n" + test).run().out();
    }
}

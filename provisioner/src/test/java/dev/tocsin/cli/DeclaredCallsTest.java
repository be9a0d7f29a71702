package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that stand for what a query calls from elsewhere. */
class DeclaredCallsTest {
    @TempDir
    private Path folder;

    @Test
    void givesTheTableOfACallHoweverItIsWritten() {
        assertThat(run("workspace( 'w' ).AppRequests | project DurationMs").out())
                .isEqualTo("DurationMs\n5.5\n");
        assertThat(run("arg(\"\").Resources | where name == 'vm2' | count").out())
                .isEqualTo("Count\n1\n");
        assertThat(run("let W = workspace(@\"w\").AppRequests; union W, (workspace('w').AppRequests) | count")
                        .out())
                .isEqualTo("Count\n2\n");
    }

    @Test
    void takesTheNearestTableOfAFunction() {
        assertThat(run("Known(1d)").out()).isEqualTo("a\n1\n");
        assertThat(run("Known(2d)").out()).isEqualTo("a\n2\n3\n");
        assertThat(run("Known").out()).isEqualTo("a\n2\n3\n");
        assertThat(run("let Known = (t: timespan) { print a = 9 }; Known(1d)").out())
                .isEqualTo("a\n9\n");
    }

    @Test
    void refusesByNameWhatIsNotDeclared() {
        for (String call : new String[] {"workspace", "app", "resource", "adx"}) {
            CliRun run = run(call + "(\"x\").T | count");
            assertThat(run.exit()).isEqualTo(5);
            assertThat(run.err()).contains("1:1: error: There is no function " + call);
        }
        assertThat(run("union isfuzzy=true (print a = 1), workspace('x').T").err())
                .contains("A table of elsewhere for which no table is declared");
    }

    private CliRun run(String query) {
        TestProject.in(folder)
                .file("query.kql", query)
                .file("data/other.csv", "TimeGenerated,DurationMs\n2026-01-01T00:00:00Z,5.5\n")
                .file("data/resources.jsonl", "{\"name\":\"vm1\"}\n{\"name\":\"vm2\"}\n")
                .file("data/known.csv", "a\n2\n3\n")
                .file("data/day.csv", "a\n1\n")
                .file("data/fixtures.json", """
                    {
                      "workspace(\\"w\\").AppRequests": "other.csv",
                      "arg('').Resources": "resources.jsonl",
                      "Known()": "known.csv",
                      "Known(1d)": "day.csv"
                    }
                    """);
        return CliRun.of(
                "kql",
                "run",
                "--data",
                folder.resolve("data").toString(),
                folder.resolve("query.kql").toString());
    }
}

package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KqlCommandTest {
    @TempDir
    private Path folder;

    @Test
    void aRightQuerySaysNothing() throws IOException {
        CliRun run = CliRun.of("kql", "parse", file("a.kql", "requests\n| where success == false\n"));
        assertThat(run).isEqualTo(new CliRun(0, "", ""));
    }

    @Test
    void aWrongQueryTellsEachErrorAtItsPlace() throws IOException {
        String file = file("a.kql", "requests\n| wher success == false\n| take\n");
        CliRun run = CliRun.of("kql", "parse", file);
        assertThat(run.exit()).isEqualTo(5);
        assertThat(run.out().lines())
                .containsExactly(
                        file
                                + ":2:3: error: Query operator expected; found wher; write where, extend, summarize or another"
                                + " operator [KS176]",
                        file + ":2:8: error: Expected: ;; found success [KS005]",
                        file + ":3:7: error: Missing expression before the end of the query [KS006]");
    }

    @Test
    void lintResolvesNamesAndGivesColumns() throws IOException {
        String file = file("a.kql", "requests\n| where succes == false\n");
        CliRun run = CliRun.of("kql", "lint", file);
        assertThat(run.exit()).isEqualTo(5);
        assertThat(run.out())
                .isEqualTo(
                        file + ":2:9: error: There is no column or variable succes; did you mean success? [KS142]\n");
        String lines = file("a.jsonl", """
                {"id":"a","text":"requests | summarize sum(itemCount) by bin(timestamp, 1h)"}
                {"id":"b","text":"nothing | take 1"}
                """);
        assertThat(CliRun.of("kql", "lint", "--jsonl", lines).out().lines())
                .containsExactly(
                        "{\"id\":\"a\",\"status\":\"ok\",\"errors\":[],\"columns\":[{\"name\":\"timestamp\",\"type\":\"datetime\"},"
                                + "{\"name\":\"sum_itemCount\",\"type\":\"long\"}]}",
                        "{\"id\":\"b\",\"status\":\"error\",\"errors\":[{\"code\":\"KS204\",\"message\":\"There is no table"
                                + " nothing\",\"start\":0,\"length\":7}],\"columns\":[]}");
    }

    @Test
    void runPrintsWhatAQueryGivesOnTablesInFiles() throws IOException {
        file("requests.csv", "timestamp,n\n2024-01-15T11:00:00Z,1\n2024-01-15T11:30:00Z,2\n");
        file("old.jsonl", "{\"n\": 7}\n");
        String query = file("a.kql", "requests | where timestamp > ago(2h) | summarize sum(n) by bin(timestamp, 1h)\n");
        CliRun run = CliRun.of("kql", "run", "--data", folder.toString(), "--now", "2024-01-15T12:00:00Z", query);
        assertThat(run).isEqualTo(new CliRun(0, "timestamp\tsum_n\n2024-01-15T11:00:00.0000000Z\t3\n", ""));
        String refused = file("b.kql", "old | summarize hll(n)\n");
        CliRun none = CliRun.of("kql", "run", "--data", folder.toString(), refused);
        assertThat(none.exit()).isEqualTo(5);
        assertThat(none.out() + none.err())
                .contains(refused + ":1:17: error: The aggregate hll() is not implemented here [TOC3201]");
    }

    @Test
    void runTriesAQueryOnRowsThatAreMadeUp() throws IOException {
        file("given.csv", "k\nv1\nv9\n");
        String query =
                file("a.kql", "given | join kind=inner Nix_CL on $left.k == $right.Name_s | project k, Value_d\n");
        String[] command = {"kql", "run", "--data", folder.toString(), "--now", "2024-01-15T12:00:00Z", query};
        assertThat(CliRun.of(command).exit()).isEqualTo(5);
        String[] generating = {
            "kql", "run", "--data", folder.toString(), "--now", "2024-01-15T12:00:00Z", "--generate", "5", query
        };
        assertThat(CliRun.of(generating)).isEqualTo(new CliRun(0, "k\tValue_d\nv1\t1.5\n", ""));
        generating[7] = "-1";
        assertThat(CliRun.of(generating).exit()).isEqualTo(64);
        assertThat(CliRun.of("kql", "lint", "--generate", "5", query).exit()).isEqualTo(64);
    }

    @Test
    void runSaysWhatItFilledIn() throws IOException {
        String query = file("a.kql", "Nix_CL\n| where TimeGenerated > datetime({Time:start})\n| take {Most}\n");
        CliRun run = CliRun.of("kql", "run", "--now", "2024-01-15T12:00:00Z", "--generate", "2", query);
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines()).hasSize(2);
        assertThat(run.err())
                .contains(":2:25: info: datetime({Time:start}) is filled in with datetime(2024-01-14T12:00:00Z)")
                .contains(":3:8: info: {Most} is filled in with 1");
        String line = "{\"id\":1,\"text\":\"Nix_CL | take {Most}\"}\n";
        String lines = file("a.jsonl", line);
        assertThat(CliRun.of("kql", "run", "--generate", "2", "--jsonl", lines).out())
                .contains("\"filled\":[{\"start\":14,\"length\":6,\"text\":\"{Most}\",\"value\":\"1\"}]");
    }

    @Test
    void runTellsTheLineWhereARecordHasTooManyOrTooFewValues() throws IOException {
        String query = file("a.kql", "requests | count\n");
        for (String record : new String[] {"2024-01-15,1,x", "2024-01-15"}) {
            file("requests.csv", "timestamp,n\n2024-01-15,2\n" + record + "\n");
            CliRun run = CliRun.of("kql", "run", "--data", folder.toString(), query);
            assertThat(run.exit()).isEqualTo(64);
            assertThat(run.err())
                    .contains("requests.csv:3: there are " + record.split(",", -1).length
                            + " values for 2 columns; write one for each");
        }
    }

    @Test
    void lintTellsWhatIsRightAndNotMeantApartFromErrors() throws IOException {
        String file = file("a.kql", "traces\n| where tolower(message) == 'Failed';\n");
        CliRun run = CliRun.of("kql", "lint", file);
        assertThat(run.exit()).isEqualTo(5);
        assertThat(run.out().lines())
                .containsExactly(
                        file + ":2:29: error: What tolower gives never matches \"Failed\"; write \"failed\" [TOC2318]",
                        file
                                + ":2:37: warning: The semicolon ends the query: what Azure adds behind it belongs to another"
                                + " one; remove it [TOC2305]");
        String lines = file("a.jsonl", "{\"id\":\"a\",\"text\":\"requests | project name;\"}\n");
        assertThat(CliRun.of("kql", "lint", "--jsonl", lines).out())
                .contains(
                        "\"status\":\"ok\",\"errors\":[]",
                        "\"findings\":[{\"code\":\"TOC2305\"",
                        "\"level\":\"warning\"");
    }

    @Test
    void formatPrintsOneOperatorALineOrRewritesTheFile() throws IOException {
        String file = file("a.kql", "requests|where success==false\n|take   5");
        String formatted = "requests\n| where success == false\n| take 5\n";
        assertThat(CliRun.of("kql", "format", file)).isEqualTo(new CliRun(0, formatted, ""));
        CliRun run = CliRun.of("kql", "format", "--write", file);
        assertThat(run).isEqualTo(new CliRun(0, "", "formatted " + file + "\n"));
        assertThat(Files.readString(Path.of(file))).isEqualTo(formatted);
        assertThat(CliRun.of("kql", "format", "--write", file)).isEqualTo(new CliRun(0, "", ""));
    }

    @Test
    void formatLeavesAWrongFileAlone() throws IOException {
        String file = file("a.kql", "T | where");
        CliRun run = CliRun.of("kql", "format", "--write", file);
        assertThat(run.exit()).isEqualTo(5);
        assertThat(run.err()).contains("Missing expression");
        assertThat(Files.readString(Path.of(file))).isEqualTo("T | where");
    }

    @Test
    void linesAreAnsweredOneByOne() throws IOException {
        String file = file("a.jsonl", """
                {"id":"a","text":"T | take 1","source":"ignored"}
                {"id":2,"text":"T | take"}
                {"id":"c","text":"take 1 | project a","dialect":"resource-graph"}
                {"id":"d","text":".show tables"}
                {"id":"e","text":"T | where Time {Range} | take {N}"}
                """);
        CliRun run = CliRun.of("kql", "parse", "--jsonl", file);
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines())
                .containsExactly(
                        "{\"id\":\"a\",\"status\":\"ok\",\"errors\":[]}",
                        "{\"id\":2,\"status\":\"error\",\"errors\":[{\"code\":\"KS006\",\"message\":\"Missing expression before"
                                + " the end of the query\",\"start\":8,\"length\":0}]}",
                        "{\"id\":\"c\",\"status\":\"ok\",\"errors\":[],\"infos\":[{\"code\":\"TOC3102\",\"message\":\"The query"
                                + " begins with take; Resource Graph then takes the table resources: better name"
                                + " it\",\"start\":0,\"length\":4}]}",
                        "{\"id\":\"d\",\"status\":\"refused\",\"errors\":[{\"code\":\"TOC3101\",\"message\":\"Management command"
                                + " .show is not a query; write a query, which begins with a table's"
                                + " name\",\"start\":0,\"length\":5}]}",
                        "{\"id\":\"e\",\"status\":\"ok\",\"errors\":[]}");
    }

    @Test
    void linesThatHoldNoQueryAreAnsweredAndCounted() throws IOException {
        String file = file(
                "a.jsonl",
                "nonsense\n{\"id\":1}\n{\"id\":2,\"text\":\"T\",\"dialect\":\"sql\"}\n{\"id\":3,\"text\":\"T\"}\n");
        CliRun run = CliRun.of("kql", "parse", "--jsonl", file);
        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.out().lines()).hasSize(4);
        assertThat(run.out().lines().skip(3)).containsExactly("{\"id\":3,\"status\":\"ok\",\"errors\":[]}");
        assertThat(run.err()).contains("lines that are no {\"id\", \"text\"}: 3");
    }

    @Test
    void formatAddsTheTextToTheAnswer() throws IOException {
        String file = file("a.jsonl", "{\"id\":1,\"text\":\"T|take 1\"}\n{\"id\":2,\"text\":\"T|take\"}\n");
        CliRun run = CliRun.of("kql", "format", "--jsonl", file);
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("\"text\":\"T | take 1\\n\"").contains("\"status\":\"error\"");
    }

    @Test
    void placeholdersAreErrorsOnRequest() throws IOException {
        String file = file("a.kql", "T | where Time {Range}");
        assertThat(CliRun.of("kql", "parse", file).exit()).isZero();
        assertThat(CliRun.of("kql", "parse", "--no-placeholders", file).exit()).isEqualTo(5);
    }

    @Test
    void wrongUseAndUnreadableFilesAreSaidInOneLine() throws IOException {
        assertThat(CliRun.of("kql", "pars", "x").firstError()).contains("did you mean parse?");
        assertThat(CliRun.of("kql", "parse", "--dialect", "sql", "x").firstError())
                .contains("--dialect is one of logs, resource-graph");
        assertThat(CliRun.of("kql", "parse").firstError()).contains("name files with queries, or --jsonl FILE");
        assertThat(CliRun.of("kql", "parse", "--write", "x").firstError()).contains("--write is for format");
        assertThat(CliRun.of("kql", "parse", folder.resolve("none.kql").toString())
                        .firstError())
                .contains("NoSuchFileException");
        Path latin = folder.resolve("latin.kql");
        Files.write(latin, "print '\u00e4'".getBytes(StandardCharsets.ISO_8859_1));
        CliRun run = CliRun.of("kql", "parse", latin.toString());
        assertThat(run.exit()).isEqualTo(64);
        assertThat(run.firstError()).contains("is not UTF-8");
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}

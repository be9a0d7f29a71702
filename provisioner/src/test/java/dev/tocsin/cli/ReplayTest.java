package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tocsin test --replay}: rules on recorded rows, before and after a change. */
class ReplayTest {
    private static final String RULE = """
            {
              "type": "Microsoft.Insights/scheduledQueryRules",
              "name": "slow",
              "kind": "LogAlert",
              "properties": {
                "severity": 2,
                "enabled": true,
                "scopes": ["/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w"],
                "evaluationFrequency": "PT5M",
                "windowSize": "PT5M",
                "criteria": {"allOf": [{
                  "query": "AppRequests | project TimeGenerated, DurationMs",
                  "timeAggregation": "Maximum",
                  "metricMeasureColumn": "DurationMs",
                  "operator": "GreaterThan",
                  "threshold": 80
                }]}
              }
            }
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void makeProject() {
        write("alert-rules/slow.json", RULE);
        // Unsorted, as exports are.
        write("recorded/AppRequests.csv", """
                TimeGenerated,DurationMs
                2026-01-05T12:41:00Z,95
                2026-01-05T12:01:00Z,85
                2026-01-05T11:58:00Z,10
                2026-01-05T13:30:00Z,10
                """);
    }

    @Test
    void countsFiringsAndListsNotifications() {
        CliRun run = run("--shadow");

        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEqualTo("""
                Rows from 2026-01-05T11:58:00Z to 2026-01-05T13:30:00Z
                slow: 2 firings with 4 notifications
                  2026-01-05T12:05:00Z Fired value 85
                  2026-01-05T12:20:00Z Resolved
                  2026-01-05T12:45:00Z Fired value 95
                  2026-01-05T13:00:00Z Resolved
                """);
    }

    @Test
    void comparesWithTheRulesOfARevision() throws Exception {
        git("init", "--quiet");
        git("add", "--all");
        git("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "--quiet", "--message", "first");
        write("alert-rules/slow.json", RULE.replace("\"threshold\": 80", "\"threshold\": 90"));
        write("alert-rules/slower.json", RULE.replace("\"slow\"", "\"slower\""));

        CliRun run = run("--base", "HEAD");

        assertThat(run.out())
                .contains(
                        "slow: threshold 80 → 90: 2 firings with 4 notifications become 1 firing with 2 notifications\n",
                        "slower: 2 firings with 4 notifications (new)\n");
        JsonNode slow = json(run("--base", "HEAD", "--run", "slow", "--output", "json")
                        .out())
                .at("/rules/0");
        assertThat(slow.path("firings").asInt()).isEqualTo(1);
        assertThat(slow.at("/before/firings").asInt()).isEqualTo(2);
        assertThat(slow.at("/changes/0").asText()).isEqualTo("threshold 80 → 90");
        CliRun unknown = run("--base", "nonsense");
        assertThat(unknown.exit()).isEqualTo(64);
        assertThat(unknown.err()).contains("git knows no revision \"nonsense\"");
    }

    @Test
    void saysWhichRuleCannotBeEvaluated() {
        write("alert-rules/slow.json", RULE.replace("DurationMs\"", "Duration\""));

        CliRun run = run();

        assertThat(run.exit()).isEqualTo(5);
        assertThat(run.out()).contains("slow: error: ");
    }

    @Test
    void refusesFoldersWithoutRowsAndFlagsWithoutReplay() {
        write("recorded/AppRequests.csv", "TimeGenerated,DurationMs\n");
        CliRun empty = run();
        assertThat(empty.exit()).isEqualTo(64);
        assertThat(empty.err()).contains("holds no row with a TimeGenerated or timestamp");

        CliRun alone = CliRun.of("test", "-C", folder.toString(), "--shadow");
        assertThat(alone.exit()).isEqualTo(64);
        assertThat(alone.err()).contains("--shadow has a meaning only with --replay DIR");
    }

    /** The query really runs at each of the 10,080 evaluations. */
    @Test
    void replaysAWeekOfMinutesInSeconds() {
        write(
                "alert-rules/slow.json",
                RULE.replace("\"evaluationFrequency\": \"PT5M\"", "\"evaluationFrequency\": \"PT1M\""));
        StringBuilder rows = new StringBuilder("TimeGenerated,DurationMs\n");
        Instant time = Instant.parse("2026-01-05T00:00:00Z");
        for (int i = 0; i < 10_080; i++) {
            rows.append(time.plusSeconds(60L * i))
                    .append(',')
                    .append(i % 120 == 0 ? 99 : 10)
                    .append('\n');
        }
        write("recorded/AppRequests.csv", rows.toString());

        // Not the clock: this thread may have to wait for others.
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        CliRun run = run();
        long taken = threads.getCurrentThreadCpuTime() - before;

        assertThat(run.out()).contains("slow: 84 firings with 168 notifications");
        assertThat(taken / 1e9).isLessThan(5);
    }

    private void write(String name, String text) {
        TestProject.in(folder).file(name, text);
    }

    private CliRun run(String... flags) {
        return CliRun.of(Stream.concat(
                        Stream.of(
                                "test",
                                "-C",
                                folder.toString(),
                                "--replay",
                                folder.resolve("recorded").toString()),
                        Stream.of(flags))
                .toArray(String[]::new));
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(Stream.of("git", "-C", folder.toString()), Stream.of(arguments))
                .toList();
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private static JsonNode json(String text) {
        try {
            return new JsonReader(JsonLimits.RESPONSE).readTree(text);
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException(text, e);
        }
    }
}

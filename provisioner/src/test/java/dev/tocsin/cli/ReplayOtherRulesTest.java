package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tocsin test --replay} of metric and activity log alert rules. */
class ReplayOtherRulesTest {
    private static final String VM =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/vm1";

    private static final String BUSY = """
            {
              "type": "Microsoft.Insights/metricAlerts",
              "name": "busy",
              "location": "global",
              "properties": {
                "severity": 2,
                "enabled": true,
                "scopes": ["/subscriptions/s/resourceGroups/g"],
                "evaluationFrequency": "PT5M",
                "windowSize": "PT5M",
                "targetResourceType": "Microsoft.Compute/virtualMachines",
                "targetResourceRegion": "westeurope",
                "criteria": {
                  "odata.type": "Microsoft.Azure.Monitor.MultipleResourceMultipleMetricCriteria",
                  "allOf": [{"criterionType": "StaticThresholdCriterion", "name": "cpu", "metricName": "Percentage CPU",
                    "metricNamespace": "Microsoft.Compute/virtualMachines", "timeAggregation": "Average",
                    "operator": "GreaterThan", "threshold": 80%s}]
                },
                "actions": []
              }
            }
            """;

    private static final String CHANGED = """
            {
              "type": "Microsoft.Insights/activityLogAlerts",
              "name": "changed",
              "location": "global",
              "properties": {
                "enabled": true,
                "scopes": ["/subscriptions/s"],
                "condition": {"allOf": [
                  {"field": "category", "equals": "Administrative"},
                  {"field": "status", "equals": "Succeeded"}
                ]},
                "actions": {"actionGroups": []}
              }
            }
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void makeProject() {
        write("alert-rules/busy.json", BUSY.formatted(""));
    }

    @Test
    void leavesRulesOnWebTestsOutAndSaysWhy() {
        write("alert-rules/busy.json", BUSY.formatted("").replaceAll("(?s)\"criteria\": .*?\\]\\s*\\},", """
                "criteria": {
                  "odata.type": "Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria",
                  "webTestId": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Insights/webtests/w",
                  "componentId": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Insights/components/c",
                  "failedLocationCount": 2
                },"""));
        writeMetrics("PT1M");

        CliRun run = run();

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("busy", "how the service counts the places from which a web test failed");
    }

    @Test
    void evaluatesMetricRulesOnTheTableIntoWhichMetricsAreExported() {
        writeMetrics("PT1M");

        CliRun run = run("--shadow");

        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEqualTo("""
                Rows from 2026-01-05T12:01:00Z to 2026-01-05T12:40:00Z
                busy: 1 firing with 2 notifications
                  2026-01-05T12:05:00Z Fired %1$s value 90
                  2026-01-05T12:20:00Z Resolved %1$s value 10
                """.formatted(VM.toLowerCase(Locale.ROOT)));
    }

    @Test
    void splitsByTheDimensionsOfTheTableThatKeepsThem() {
        write(
                "alert-rules/busy.json",
                BUSY.formatted(
                        ", \"dimensions\": [{\"name\": \"Core\", \"operator\": \"Include\", \"values\": [\"*\"]}]"));
        writeMetrics("PT1M");
        assertThat(run().out())
                .contains(
                        "busy: not replayed: /properties/criteria/allOf/0/dimensions \"Core\": no recorded row of"
                                + " \"Percentage CPU\" has this dimension; AzureMetricsV2 keeps dimensions, AzureMetrics does not");
        assertThat(run().exit()).isEqualTo(5);

        StringBuilder rows = new StringBuilder();
        for (String core : List.of("0", "1")) {
            rows.append(
                            "{\"TimeGenerated\": \"2026-01-05T12:01:00Z\", \"MetricName\": \"Percentage CPU\", \"Dimension\": {\"Core\": \"")
                    .append(core)
                    .append("\"}, \"Total\": ")
                    .append(core.equals("0") ? 95 : 10)
                    .append(", \"Count\": 1, \"TimeGrain\": \"PT1M\", \"_ResourceId\": \"")
                    .append(VM)
                    .append("\"}\n");
        }
        write("recorded/AzureMetricsV2.jsonl", rows.toString());
        assertThat(run("--shadow").out()).contains("busy: 1 firing with 2 notifications\n", "{Core=0} value 95");
    }

    @Test
    void saysWhatIsMissing() {
        write("recorded/AppRequests.csv", "TimeGenerated,DurationMs\n2026-01-05T12:41:00Z,95\n");
        assertThat(run().out())
                .contains("busy: not replayed: /properties/criteria/allOf/0/metricName \"Percentage CPU\": no row of"
                        + " AzureMetricsV2 or AzureMetrics has this metric of a resource in the rule's scopes");

        writeMetrics("PT1H");
        assertThat(run().out())
                .contains("/properties/evaluationFrequency PT5M: the rows of AzureMetrics sum up PT1H each, too long");

        write("recorded/AzureMetrics.csv", """
                TimeGenerated,ResourceId,MetricName,Total,TimeGrain
                2026-01-05T12:01:00Z,%s,Percentage CPU,5,PT1M
                """.formatted(VM));
        assertThat(run().out())
                .contains(
                        "the row of AzureMetrics at 2026-01-05T12:01:00Z has no \"Count\", which the rule aggregates");
    }

    @Test
    void evaluatesActivityLogRulesOnEvents() {
        write("alert-rules/changed.json", CHANGED);
        writeMetrics("PT1M");
        assertThat(run("--run", "changed").out())
                .contains("changed: not replayed: there is no activity-log.jsonl with events of the activity log");

        write("recorded/activity-log.jsonl", """
                {"eventTimestamp": "2026-01-05T13:02:03.5Z", "category": {"value": "Administrative", "localizedValue": "A"}, "status": {"value": "Succeeded"}, "resourceId": "/subscriptions/s/resourceGroups/g/providers/P/vms/A", "properties": null}
                {"eventTimestamp": "2026-01-05T13:01:00Z", "category": {"value": "Administrative"}, "status": {"value": "Started"}, "resourceId": "/subscriptions/s/resourceGroups/g/providers/P/vms/A"}
                """);
        CliRun run = run("--shadow");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("""
                        Rows from 2026-01-05T12:01:00Z to 2026-01-05T13:02:03.500Z
                        busy: 1 firing with 2 notifications
                        """, """
                        changed: 1 firing with 1 notification
                          2026-01-05T13:02:03.500Z Fired /subscriptions/s/resourcegroups/g/providers/p/vms/a
                        """);

        write("recorded/activity-log.jsonl", "{\"category\": \"Administrative\"}\n");
        assertThat(run().err())
                .contains("activity-log.jsonl: event 1 has no \"eventTimestamp\"; write one event a line");
    }

    @Test
    void comparesWithTheRulesOfARevision() throws Exception {
        write("alert-rules/changed.json", CHANGED);
        writeMetrics("PT1M");
        write("recorded/activity-log.jsonl", """
                {"eventTimestamp": "2026-01-05T12:01:00Z", "category": "Administrative", "status": "Started", "resourceId": "/subscriptions/s/x"}
                """);
        git("init", "--quiet");
        git("add", "--all");
        git("-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "--quiet", "--message", "first");
        write(
                "alert-rules/busy.json",
                BUSY.formatted("")
                        .replace("\"threshold\": 80", "\"threshold\": 95")
                        .replace("\"Average\"", "\"Maximum\"")
                        .replace("\"/subscriptions/s/resourceGroups/g\"", "\"" + VM + "\""));
        write("alert-rules/changed.json", CHANGED.replace("Succeeded", "Started"));

        assertThat(run("--base", "HEAD").out())
                .contains(
                        "busy: threshold 80 → 95, timeAggregation Average → Maximum, other scopes: 1 firing with 2"
                                + " notifications become 0 firings with 0 notifications\n",
                        "changed: other conditions: 0 firings with 0 notifications become 1 firing with 1 notification\n");
    }

    /** Busy for four minutes, and a machine elsewhere that is busy all the time. */
    private void writeMetrics(String grain) {
        StringBuilder rows =
                new StringBuilder("TimeGenerated,ResourceId,MetricName,Total,Count,Minimum,Maximum,TimeGrain\n");
        for (int minute = 1; minute <= 40; minute++) {
            for (String resource :
                    List.of(VM, "/subscriptions/s/resourceGroups/g2/providers/Microsoft.Compute/virtualMachines/x")) {
                int cpu = minute < 5 || !resource.equals(VM) ? 90 : 10;
                rows.append("2026-01-05T12:%02d:00Z,%s,Percentage CPU,%d,2,%d,%d,%s%n"
                        .formatted(minute, resource, 2 * cpu, cpu, cpu, grain));
            }
        }
        write("recorded/AzureMetrics.csv", rows.toString());
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
}

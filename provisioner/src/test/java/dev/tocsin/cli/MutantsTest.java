package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tocsin test --mutate}. */
class MutantsTest {
    private static final String BUSY = """
            {
              "type": "Microsoft.Insights/metricAlerts",
              "name": "busy",
              "location": "global",
              "properties": {
                "severity": 2,
                "enabled": true,
                "scopes": ["/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/vm1"],
                "evaluationFrequency": "PT1M",
                "windowSize": "PT5M",
                "targetResourceType": "Microsoft.Compute/virtualMachines",
                "targetResourceRegion": "westeurope",
                "criteria": {
                  "odata.type": "Microsoft.Azure.Monitor.MultipleResourceMultipleMetricCriteria",
                  "allOf": [
                    {"criterionType": "StaticThresholdCriterion", "name": "cpu", "metricName": "Percentage CPU",
                     "timeAggregation": "Average", "operator": "GreaterThan", "threshold": 80,
                     "dimensions": [{"name": "host", "operator": "Include", "values": ["a"]}]},
                    {"criterionType": "StaticThresholdCriterion", "name": "disk", "metricName": "OS Disk Queue Depth",
                     "timeAggregation": "Maximum", "operator": "GreaterThanOrEqual", "threshold": 4}
                  ]
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
                "scopes": ["/subscriptions/s", "/subscriptions/t"],
                "condition": {"allOf": [
                  {"field": "category", "equals": "Administrative"},
                  {"anyOf": [
                    {"field": "operationName", "equals": "P/write"},
                    {"field": "operationName", "equals": "P/delete"}
                  ]},
                  {"field": "status", "containsAny": ["Succeeded", "Accepted"]}
                ]},
                "actions": {"actionGroups": []}
              }
            }
            """;

    @TempDir
    private Path folder;

    private AlertTestProject project;

    @BeforeEach
    void makeProject() {
        project = AlertTestProject.in(folder);
    }

    @Test
    void listsMutantsThatNoTestNotices() {
        project.with(
                AlertTestProject.PLAIN,
                AlertTestProject.testOf("{rows: [{TimeGenerated: -1m, v: 99}]}", "{at: +0m, state: fired}"));

        CliRun run = project.run("--mutate");

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("survived  high: threshold 10 → 12\n", "survived  high: autoMitigate true → false\n")
                .doesNotContain("operator GreaterThan → LessThan\n");
    }

    @Test
    void changesEachCriterionOfAMetricRule() {
        project.file("alert-rules/busy.json", BUSY).file("alert-rules/busy.test.yaml", """
                rule: busy
                metrics:
                  Percentage CPU: {dimensions: {host: a}, generate: {set: {value: {$during: {from: now, then: 95, else: 20}}}}}
                  OS Disk Queue Depth: {generate: {set: {value: 9}}}
                expect:
                  - {from: -5m, to: +4m, state: silent}
                  - {at: +5m, state: fired}
                """);

        CliRun run = project.run("--mutate");

        assertThat(run.out().lines())
                .contains(
                        "survived  busy: criterion cpu: timeAggregation Average → Minimum",
                        "survived  busy: criterion cpu: dimension host dropped",
                        "survived  busy: criterion disk dropped",
                        "survived  busy: autoMitigate true → false")
                .noneMatch(line -> line.contains("threshold 80 → 96")
                        || line.contains("timeAggregation Average → Maximum")
                        || line.contains("criterion cpu dropped")
                        || line.contains("windowSize"));
    }

    @Test
    void countsNoMutantForWhichTheTestHoldsNoData() {
        project.file("alert-rules/busy.json", BUSY).file("alert-rules/busy.test.yaml", """
                rule: busy
                metrics:
                  Percentage CPU: {dimensions: {host: a}, rows: [{timestamp: -1m, total: 95, count: 1}]}
                  OS Disk Queue Depth: {rows: [{timestamp: -1m, value: 9}]}
                expect: [{at: +0m, state: fired}]
                """);

        CliRun run = project.run("--mutate");

        assertThat(run.out())
                .contains("untried   busy: criterion cpu: timeAggregation Average → Minimum\n")
                .containsPattern("mutants were noticed \\(\\d+ %\\); 2 could not be evaluated\n$");
        assertThat(project.run("--mutate", "--output", "json").out()).contains("\"untried\": 2");
    }

    @Test
    void changesEachConditionOfAnActivityLogRule() {
        project.file("alert-rules/changed.json", CHANGED).file("alert-rules/changed.test.yaml", """
                rule: changed
                events:
                  - {eventTimestamp: +0m, resourceId: /subscriptions/s/resourceGroups/g/providers/P/vms/a, category: Administrative, operationName: P/delete, status: Succeeded}
                expect: [{at: +0m, state: fired}]
                """);

        assertThat(project.run("--mutate").out()).isEqualTo("""
                survived  changed: condition anyOf with operationName P/write and 1 more dropped
                survived  changed: alternative operationName P/write dropped
                survived  changed: condition status Succeeded or Accepted dropped
                survived  changed: status Accepted dropped
                survived  changed: scope /subscriptions/t dropped
                4 of 9 mutants were noticed (44 %)
                """);
    }

    @Test
    void changesTheRuleOfTheEnvironmentThatATestNames() {
        project.file("tocsin.json", """
                        {"name": "shop", "environments": {
                          "local": {"target": "emulator", "subscription": "00000000-0000-4000-8000-000000000001",
                                    "resourceGroup": "rg", "location": "westeurope", "values": {"most": 10}},
                          "prod": {"target": "emulator", "subscription": "00000000-0000-4000-8000-000000000001",
                                   "resourceGroup": "rg", "location": "westeurope", "values": {"most": 100}}}}
                        """)
                .file(
                        "alert-rules/high.json",
                        AlertTestProject.definition(AlertTestProject.PLAIN)
                                .replace("\"threshold\": 10", "\"threshold\": \"${most}\""))
                .file("alert-rules/high.test.yaml", """
                        rule: high
                        tables: {T_CL: {columns: {TimeGenerated: datetime, v: real}, rows: [{TimeGenerated: -1m, v: 11}]}}
                        tests:
                          - {name: local, expect: [{at: +0m, state: fired}]}
                          - {name: prod, environment: prod, expect: [{at: +0m, state: silent}]}
                        """);

        assertThat(project.run("--mutate").out())
                .doesNotContain("survived  high: threshold 10 → 12")
                .contains("survived  high: threshold 100 → 80", "survived  high: threshold 100 → 120");
    }
}

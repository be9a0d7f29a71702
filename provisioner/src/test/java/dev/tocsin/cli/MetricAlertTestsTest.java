package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of metric alert rules with {@code tocsin test}. */
class MetricAlertTestsTest {
    private static final String VM = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/";

    private static final String CPU = """
            {"criterionType": "StaticThresholdCriterion", "name": "cpu", "metricName": "Percentage CPU",
             "metricNamespace": "Microsoft.Compute/virtualMachines", "timeAggregation": "Average",
             "operator": "GreaterThan", "threshold": 80}""";

    private static final String DISK = """
            {"criterionType": "StaticThresholdCriterion", "name": "disk", "metricName": "OS Disk Queue Depth",
             "metricNamespace": "Microsoft.Compute/virtualMachines", "timeAggregation": "Maximum",
             "operator": "GreaterThanOrEqual", "threshold": 4}""";

    private static final String SPLIT = """
            {"criterionType": "StaticThresholdCriterion", "name": "net", "metricName": "Dropped",
             "timeAggregation": "Total", "operator": "GreaterThan", "threshold": 10,
             "dimensions": [{"name": "Port", "operator": "Exclude", "values": ["22"]}]}""";

    private boolean stateful = true;

    @TempDir
    private Path folder;

    @Test
    void firesResolvesAndNotifies() {
        assertThat(run("vm1", CPU, """
                metrics:
                  Percentage CPU:
                    generate: {set: {value: {$during: {from: now, to: +10m, then: 95, else: 20}}}}
                expect:
                  - {from: -5m, to: +0m, state: silent, value: 20}
                  - {at: +4m, state: silent, value: 80}
                  - {at: +5m, state: Fired, value: 95, notification: {contains: "[FIRED] busy"}}
                  - {from: +6m, to: +12m, state: fired, notification: none}
                  - {at: +13m, state: Resolved, notification: {contains: "runbook: look here"}}
                """).out()).isEqualTo("pass  busy / busy\n1 passed, 0 failed, 0 errors\n");
    }

    @Test
    void showsWhatItMeasured() {
        assertThat(run("vm1", CPU, """
                metrics: {percentage cpu: {rows: [{timestamp: -1m, total: 170, count: 2}]}}
                expect:
                  - {at: +0m, state: silent}
                """).out())
                .contains(
                        "+0m: expected silent, was Fired (value 85, threshold > 80)",
                        "value ▁  85 to 85, threshold > 80");
    }

    @Test
    void isMetOnlyWhenAllCriteriaAre() {
        String test = """
                metrics:
                  Percentage CPU: {generate: {set: {value: 95}}}
                  OS Disk Queue Depth: {generate: {set: {value: {$during: {from: now, then: 4, else: 1}}}}}
                expect:
                  - {from: -5m, to: +0m, state: silent, value: 1, criterion: disk}
                  - {at: +1m, state: fired, value: 4, criterion: disk}
                  - {at: +1m, value: 95, criterion: cpu}
                """;
        assertThat(run("vm1", CPU + "," + DISK, test).out()).contains("1 passed");
        assertThat(run("vm1", CPU + "," + DISK, test.replace(", criterion: cpu", ""))
                        .out())
                .contains("several criteria; name the one whose value is meant with \"criterion\": cpu, disk");
        assertThat(run("vm1", CPU + "," + DISK, test.replace("criterion: cpu", "criterion: gpu"))
                        .out())
                .contains("the rule has no criterion \"gpu\"; it has cpu, disk");
    }

    @Test
    void saysWhichCriterionWasNotMeasured() {
        assertThat(run("vm1", CPU + "," + DISK, """
                metrics: {OS Disk Queue Depth: {rows: [{timestamp: -1m, value: 9}]}}
                expect: [{at: +0m, state: fired}]
                """).out())
                .contains("expected fired, was NoAlert (values none and 9, thresholds > 80 and >= 4)");
    }

    @Test
    void splitsByDimensions() {
        String test = """
                metrics:
                  Dropped:
                    - {dimensions: {Port: 443, Peer: a}, rows: [{timestamp: -2m, value: 6}]}
                    - {dimensions: {Port: 443, Peer: b}, rows: [{timestamp: -1m, value: 6}]}
                    - {dimensions: {Port: 80}, rows: [{timestamp: -1m, value: 6}]}
                    - {dimensions: {Port: 22}, rows: [{timestamp: -1m, value: 60}]}
                expect:
                  - {at: +0m, state: fired, value: 12, dimensions: {Port: "443"}}
                  - {at: +0m, state: silent, value: 6, dimensions: {Port: "80"}}
                  - {at: +0m, state: silent, dimensions: {Port: "22"}}
                """;
        assertThat(run("vm1", SPLIT, test).out()).contains("1 passed");
        assertThat(run("vm1", SPLIT, test.replace("dimensions: {Port: 80}, ", ""))
                        .out())
                .contains("ERROR", "no dimension \"Port\", by which the criterion \"net\" splits");
        assertThat(run("vm1", SPLIT, test.replace("{Port: \"22\"}", "{Prt: \"22\"}"))
                        .out())
                .contains("the rule has no dimension \"Prt\"; it has Port");
    }

    @Test
    void tellsResourcesApart() {
        String test = """
                metrics:
                  Percentage CPU:
                    - {resource: vm1, generate: {set: {value: 95}}}
                    - {resource: vm2, generate: {set: {value: 5}}}
                expect:
                  - {at: +0m, state: fired, resource: VM1}
                  - {at: +0m, state: silent, resource: virtualMachines/vm2}
                """;
        assertThat(run("vm1\", \"" + VM + "vm2", CPU, test).out()).contains("1 passed");
        assertThat(run("vm1\", \"" + VM + "vm2", CPU, test.replace("resource: vm2, ", ""))
                        .out())
                .contains("the rule has 2 scopes; name the \"resource\"");
        assertThat(run("vm1\", \"" + VM + "vm2", CPU, test.replace("resource: vm2, ", "resource: vm3, "))
                        .out())
                .contains("\"vm3\" is in none of the rule's scopes");
    }

    @Test
    void isAnErrorWhenTheDataCannotBeWhatTheRuleReads() {
        String expect = "expect: [{at: +0m, state: silent}]\n";
        assertThat(run("vm1", CPU, "metrics: {Percentage CPUs: {rows: []}}\n" + expect)
                        .out())
                .contains("busy.test.yaml:2:", "reads no metric \"Percentage CPUs\"; did you mean \"Percentage CPU\"?");
        assertThat(run("vm1", CPU, "metrics: {Percentage CPU: {rows: [{timestamp: -1m, total: 5}]}}\n" + expect)
                        .out())
                .contains("sample 1 has total; give \"value\" alone, or what the rule aggregates: count, total");
        assertThat(run("vm1", CPU, "metrics: {Percentage CPU: {rows: [{timestamp: -1m, value: high}]}}\n" + expect)
                        .out())
                .contains("sample 1: \"value\" is no number but high");
        assertThat(run("vm1", CPU, "metrics: {Percentage CPU: {rows: [{timestamp: soon, valeu: 5}]}}\n" + expect)
                        .out())
                .contains("sample 1: a sample has no \"valeu\"; did you mean \"value\"?");
        assertThat(run("vm1", CPU, "metrics: {Percentage CPU: {rows: [{timestamp: soon, value: 5}]}}\n" + expect)
                        .out())
                .contains("sample 1 has the timestamp \"soon\"; write -5m or");
        assertThat(run("vm1", CPU, "metrics: {Percentage CPU: {rows: [{value: 5}]}}\n" + expect)
                        .out())
                .contains("sample 1 has no \"timestamp\"");
        assertThat(run("vm1", CPU, "metrics: {Percentage CPU: {namespace: other, rows: []}}\n" + expect)
                        .out())
                .contains("does not read the namespace \"other\" but Microsoft.Compute/virtualMachines");
        assertThat(run("vm1", CPU, "tables: {T: {rows: []}}\n" + expect).out())
                .contains("\"tables\" has no meaning here: a metric alert rule reads metrics");
    }

    @Test
    void aStatelessAlertDoesNotGoOnWhenNothingIsMeasured() {
        stateful = false;
        assertThat(run("vm1", CPU, """
                metrics: {Percentage CPU: {rows: [{timestamp: -1m, value: 95}]}}
                expect:
                  - {from: +0m, to: +4m, state: Fired, notification: sent}
                  - {from: +5m, to: +9m, state: silent, notification: none}
                """).out()).contains("1 passed");
    }

    @Test
    void refusesDynamicThresholdsByNameAndPosition() {
        CliRun run = run(
                "vm1",
                CPU.replace("StaticThresholdCriterion", "DynamicThresholdCriterion")
                        .replace(
                                "\"threshold\": 80",
                                "\"alertSensitivity\": \"Medium\", \"failingPeriods\": {\"numberOfEvaluationPeriods\": 4, \"minFailingPeriodsToAlert\": 4}"),
                """
                metrics: {Percentage CPU: {rows: []}}
                expect: [{at: +0m, state: silent}]
                """);

        assertThat(run.exit()).isEqualTo(5);
        assertThat(run.out())
                .contains(
                        "ERROR busy / busy\n      alert-rules/busy.test.yaml:1:",
                        "/properties/criteria/allOf/0/criterionType \"DynamicThresholdCriterion\": the service learns",
                        "note  busy cannot be tested: ");
    }

    private CliRun run(String vm, String criteria, String test) {
        TestProject.in(folder)
                .file("alert-rules/busy.test.yaml", "rule: busy\n" + test)
                .file("alert-rules/busy.json", """
                        {
                          "type": "Microsoft.Insights/metricAlerts",
                          "name": "busy",
                          "location": "global",
                          "properties": {
                            "description": "Too busy",
                            "severity": 2,
                            "enabled": true,
                            "scopes": ["%s"],
                            "evaluationFrequency": "PT1M",
                            "windowSize": "PT5M",
                            "autoMitigate": %s,
                            "targetResourceType": "Microsoft.Compute/virtualMachines",
                            "targetResourceRegion": "westeurope",
                            "criteria": {
                              "odata.type": "Microsoft.Azure.Monitor.MultipleResourceMultipleMetricCriteria",
                              "allOf": [%s]
                            },
                            "actions": [{
                              "actionGroupId": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Insights/actionGroups/a",
                              "webHookProperties": {"runbook": "look here"}
                            }]
                          }
                        }
                        """.formatted(VM + vm, stateful, criteria));
        return CliRun.of("test", "-C", folder.toString());
    }
}

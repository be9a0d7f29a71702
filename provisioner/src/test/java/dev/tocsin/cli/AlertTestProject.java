package dev.tocsin.cli;

import java.nio.file.Path;
import java.util.stream.Stream;

/** A project with one log alert rule, {@code high}, and its tests. */
final class AlertTestProject {
    /** The last values of a table, as they are. */
    static final String PLAIN = "T_CL | project TimeGenerated, v";

    /** Fires above 10 for the last value of T; every five minutes. */
    private static final String RULE = """
            {
              "type": "Microsoft.Insights/scheduledQueryRules",
              "name": "high",
              "kind": "LogAlert",
              "properties": {
                "displayName": "Too high",
                "severity": 2,
                "enabled": true,
                "scopes": ["/subscriptions/s/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w"],
                "evaluationFrequency": "PT5M",
                "windowSize": "PT5M",
                "criteria": {"allOf": [{
                  "query": "QUERY",
                  "timeAggregation": "Maximum",
                  "metricMeasureColumn": "v",
                  "operator": "GreaterThan",
                  "threshold": 10
                }]},
                "actions": {"customProperties": {"text": "value ${data.alertContext.condition.allOf[0].metricValue}"}}
              }
            }
            """;

    private final TestProject project;

    private AlertTestProject(TestProject project) {
        this.project = project;
    }

    static AlertTestProject in(Path folder) {
        return new AlertTestProject(TestProject.in(folder));
    }

    /** The same with the rule's query and the text of its test file. */
    AlertTestProject with(String query, String test) {
        return rule(query).file("alert-rules/high.test.yaml", test);
    }

    AlertTestProject rule(String query) {
        return file("alert-rules/high.json", definition(query));
    }

    AlertTestProject test(String table, String... expectations) {
        return file("alert-rules/high.test.yaml", testOf(table, expectations));
    }

    AlertTestProject file(String name, String text) {
        project.file(name, text);
        return this;
    }

    CliRun run(String... flags) {
        String[] all = Stream.concat(Stream.of("test", "-C", project.root().toString()), Stream.of(flags))
                .toArray(String[]::new);
        return CliRun.of(all);
    }

    /** The rule with that query. */
    static String definition(String query) {
        return RULE.replace("QUERY", query);
    }

    /** A test file; {@code table} is an object with the data of {@code T_CL}, and the expectations begin in line 5. */
    static String testOf(String table, String... expectations) {
        String columns = "columns: {TimeGenerated: datetime, v: real}";
        StringBuilder text = new StringBuilder("rule: high\ntables:\n  T_CL: " + table.substring(0, table.length() - 1)
                + ", " + columns + "}\nexpect:\n");
        for (String expectation : expectations) {
            text.append("  - ").append(expectation).append('\n');
        }
        return text.toString();
    }
}

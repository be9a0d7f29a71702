package dev.tocsin.lint.telemetry;

import dev.tocsin.diagnostic.Diagnostic;
import dev.tocsin.lint.Finding;
import dev.tocsin.lint.LintCase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A shop with a telemetry contract and one alert rule, whose query stands in a file of its own. */
final class ContractCase {
    private static final String CONTRACT = """
        {
          "application": "shop",
          "metrics": [
            {
              "name": "orders_total", "instrument": "counter", "unit": "1",
              "attributes": [
                {"name": "status", "type": "string", "values": ["placed", "paid"]},
                {"name": "country", "type": "string"}
              ],
              "landsIn": {
                "table": "customMetrics", "columns": {"increment": "valueSum", "attributes": "customDimensions"},
                "workspaceTable": "AppMetrics", "workspaceColumns": {"increment": "Sum", "attributes": "Properties"}
              }
            },
            {
              "name": "checkout_seconds", "instrument": "histogram", "unit": "s", "attributes": [],
              "landsIn": {
                "table": "customMetrics",
                "columns": {"sum": "valueSum", "count": "valueCount", "minimum": "valueMin", "maximum": "valueMax"},
                "workspaceTable": "AppMetrics",
                "workspaceColumns": {"sum": "Sum", "count": "ItemCount", "minimum": "Min", "maximum": "Max"}
              }
            },
            {
              "name": "queue_length", "instrument": "gauge", "unit": "1", "attributes": [],
              "landsIn": {
                "table": "customMetrics", "columns": {"value": "value"},
                "workspaceTable": "AppMetrics", "workspaceColumns": {"value": "Sum"}
              }
            },
            {
              "name": "open_connections", "instrument": "upDownCounter", "unit": "1", "attributes": [],
              "landsIn": {"table": "customMetrics", "columns": {"value": "value"}}, "reliable": false
            },
            {
              "name": "payment_health", "instrument": "gauge", "unit": "1", "attributes": [],
              "landsIn": {"table": "customMetrics", "columns": {"value": "value"}},
              "emitted": false, "addition": {"reason": "a rule needs it"}
            }
          ],
          "businessMetrics": {"metrics": [{"name": "carts_by_store", "unit": "1", "leavesProcess": false}]},
          "events": [
            {
              "name": "order_event",
              "fields": [
                {"name": "event_type", "type": "string", "values": ["order_event"]},
                {"name": "order_id", "type": "string"}
              ],
              "landsIn": {
                "table": "traces", "fields": "customDimensions",
                "workspaceTable": "AppTraces", "workspaceFields": "Properties"
              }
            },
            {
              "name": "refund_event",
              "fields": [{"name": "event_type", "type": "string", "values": ["refund_event"]}],
              "landsIn": {"table": "traces", "fields": "customDimensions"},
              "emitted": false, "addition": {"reason": "a rule needs it"}
            }
          ]
        }
        """;

    private static final String ALERT = """
        {
          "type": "Microsoft.Insights/scheduledQueryRules", "name": "shop",
          "properties": {
            "severity": 1, "enabled": true, "scopes": ["${id('SCOPE')}"],
            "evaluationFrequency": "PT5M", "windowSize": "PT5M",
            "criteria": {"allOf": [{
              "query": {"$file": "shop.kql"},
              "timeAggregation": "Count", "operator": "GreaterThan", "threshold": 5
            }]}
          }
        }
        """;

    private final LintCase project;
    private String alert = ALERT.replace("SCOPE", "component/shop");

    private ContractCase(LintCase project) {
        this.project = project;
    }

    static ContractCase in(Path root) {
        return new ContractCase(LintCase.in(root).file("telemetry/shop.json", CONTRACT));
    }

    /** The rule asks the workspace, where tables have their newer names. */
    ContractCase ofWorkspace() {
        alert = ALERT.replace("SCOPE", "workspace/logs");
        return this;
    }

    /** The service aggregates this column. */
    ContractCase measuring(String column, String timeAggregation) {
        alert = alert.replace(
                "\"timeAggregation\": \"Count\"",
                "\"metricMeasureColumn\": \"" + column + "\", \"timeAggregation\": \"" + timeAggregation + "\"");
        return this;
    }

    /** Without a contract nothing is known. */
    ContractCase withoutContract() {
        project.file("telemetry/shop.json", "{\"application\": \"shop\"}");
        return this;
    }

    ContractCase file(String name, String text) {
        project.file(name, text);
        return this;
    }

    /** What a rule says of this query, {@code file:line:column level message}. */
    List<String> found(String code, String query) {
        project.file("alert-rules/shop.kql", query).file("alert-rules/shop.json", alert);
        List<String> told = new ArrayList<>();
        for (Finding finding : project.findings(TelemetryRules.all())) {
            Diagnostic one = finding.diagnostic();
            if (one.code().startsWith("KS")) {
                throw new AssertionError("the test's query is wrong: " + one);
            }
            if (one.code().equals(code)) {
                told.add((one.location() + " " + one.level().word() + " " + one.message())
                        .replace("alert-rules/shop.kql:", "")
                        .replace("alert-rules/", ""));
            }
        }
        return told;
    }
}

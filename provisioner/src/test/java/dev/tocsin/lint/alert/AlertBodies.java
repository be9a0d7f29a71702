package dev.tocsin.lint.alert;

/** Resources of tests, as few properties as Azure takes. */
final class AlertBodies {
    static final String PROVIDERS =
            "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-shop/providers";
    private static final String CACHE = PROVIDERS + "/Microsoft.Cache/Redis/carts";

    private AlertBodies() {}

    /** A log alert rule on the component. */
    static String log(String name, String more, String query, String condition) {
        return """
                {"type": "Microsoft.Insights/scheduledQueryRules", "name": "%s",
                 "properties": {"severity": 2, %s "scopes": ["${id('component/shop')}"],
                  "evaluationFrequency": "PT5M", "windowSize": "PT5M", %s
                  "criteria": {"allOf": [{"query": "%s", %s}]}}}
                """.formatted(name, more.contains("\"enabled\"") ? "" : "\"enabled\": true,", more, query, condition);
    }

    /** One that counts requests. */
    static String log(String name, String more) {
        return log(
                name,
                more,
                "requests",
                "\"timeAggregation\": \"Count\", \"operator\": \"GreaterThan\", \"threshold\": 5");
    }

    /** A metric alert rule on a cache. */
    static String metric(String name, String more, String metric, int threshold) {
        return """
                {"type": "Microsoft.Insights/metricAlerts", "name": "%s", "location": "global",
                 "properties": {"severity": 2, "enabled": true, "scopes": ["%s"],
                  "evaluationFrequency": "PT5M", "windowSize": "PT5M", %s
                  "criteria": {"odata.type": "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria",
                   "allOf": [{"criterionType": "StaticThresholdCriterion", "name": "%s", "metricName": "%s",
                    "operator": "GreaterThan", "timeAggregation": "Average", "threshold": %d}]}}}
                """.formatted(name, CACHE, more, name, metric, threshold);
    }

    /** An activity log alert rule on its resource group. */
    static String activity(String name, String category, String groups) {
        return """
                {"type": "Microsoft.Insights/activityLogAlerts", "name": "%s", "location": "global",
                 "properties": {"enabled": true,
                  "scopes": ["/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-shop"],
                  "condition": {"allOf": [{"field": "category", "equals": "%s"}]},
                  "actions": {"actionGroups": [%s]}}}
                """.formatted(name, category, groups);
    }

    static String group(String name, String more) {
        return """
                {"type": "Microsoft.Insights/actionGroups", "name": "%s",
                 "properties": {"groupShortName": "%s", "enabled": true, %s}}
                """.formatted(name, name, more);
    }

    /** A suppression on the resource group. */
    static String suppression(String more) {
        return """
                {"type": "Microsoft.AlertsManagement/actionRules", "name": "quiet", "location": "global",
                 "properties": {"scopes": ["/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-shop"],
                  "actions": [{"actionType": "RemoveAllActionGroups"}]%s}}
                """.formatted(more);
    }
}

package dev.tocsin.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;

/** What can be planted, the check that finds it, and what its remedy says. */
enum DoctorDefect {
    MISSING_SECRET("configuration", "set the environment variable TEAMS_WEBHOOK_URL"),
    WRONG_CA("network-connectivity", "TOCSIN_CA_FILE"),
    EXPIRED_CREDENTIAL("credentials", "az ad app credential reset"),
    MISSING_PERMISSION("permissions", "az role assignment create --role \"Monitoring Contributor\""),
    UNREGISTERED_PROVIDER("resource-providers", "az provider register --namespace Microsoft.Logic"),
    TOO_MANY_ALERTS("quotas", "watch several operations in one rule"),
    DISABLED_RULE("disabled-rules", "az monitor scheduled-query update --disabled false --name high-cpu-usage"),
    EMPTY_GROUP("action-groups", "add a receiver to the definition of nobody"),
    PLAIN_WEBHOOK("security-status", "write https:// in the definition of plain"),
    NO_IDENTITY("log-alert-identity", "give the rule an \"identity\""),
    REGIONAL_GROUP("service-health", "\"location\": \"Global\" instead of regional"),
    SILENT_METRIC("silent-telemetry", "APPLICATIONINSIGHTS_CONNECTION_STRING");

    /** Its name. */
    final String check;

    final String remedy;

    DoctorDefect(String check, String remedy) {
        this.check = check;
        this.remedy = remedy;
    }

    /** Plants it in a project that has been applied. */
    void plant(DoctorBench bench) throws IOException {
        LiveResources live = LiveResources.ofShipped(bench.project);
        switch (this) {
            case MISSING_SECRET ->
                ShippedProject.edit(
                        bench.project,
                        "tocsin.json",
                        "{\"secret\": \"env:TEAMS_WEBHOOK_URL\", \"default\": \"https://example.invalid/teams\"}",
                        "{\"secret\": \"env:TEAMS_WEBHOOK_URL\"}");
            case WRONG_CA ->
                Files.copy(
                        DoctorBench.otherAuthority,
                        bench.project.root().resolve("ca.pem"),
                        StandardCopyOption.REPLACE_EXISTING);
            case EXPIRED_CREDENTIAL ->
                bench.faults.add(
                        "{\"match\":{\"path\":\"/oauth2/v2.0/token$\"},\"status\":401,\"body\":{\"error\":\"invalid_client\","
                                + "\"error_description\":\"AADSTS7000222: The provided client secret keys for app are expired.\"}}");
            case MISSING_PERMISSION ->
                bench.faults.add(
                        "{\"match\":{\"path\":\"/Microsoft.Authorization/permissions$\"},\"status\":200,\"body\":{\"value\":[{"
                                + "\"actions\":[\"*\"],\"notActions\":[\"Microsoft.Insights/ActionGroups/Write\"]},"
                                + "{\"actions\":[\"*/read\"],\"notActions\":[]}]}}");
            case UNREGISTERED_PROVIDER ->
                bench.send("POST", DoctorBench.SUBSCRIPTION + "/providers/Microsoft.Logic/unregister", "");
            case TOO_MANY_ALERTS -> {
                for (int i = 0; i < 100; i++) {
                    bench.send(
                            "PUT",
                            DoctorBench.SUBSCRIPTION
                                    + "/resourceGroups/rg-other/providers/Microsoft.Insights/activityLogAlerts/a" + i,
                            activityLogAlert("Administrative", ""));
                }
            }
            case DISABLED_RULE -> {
                live.edit(
                        "log-alert",
                        "high-cpu-usage",
                        body -> ((ObjectNode) body.get("properties")).put("enabled", false));
                bench.faults.add(
                        "{\"match\":{\"path\":\"/eventtypes/management/values$\"},\"status\":200,\"body\":{\"value\":["
                                + event("Microsoft.Insights/ScheduledQueryRules/disable/action", "2026-01-05T12:00:00Z")
                                + ","
                                + event("Microsoft.Insights/ScheduledQueryRules/write", "2026-01-01T12:00:00Z")
                                + "]}}");
            }
            case EMPTY_GROUP ->
                live.put(
                        "action-group",
                        "nobody",
                        "{\"location\":\"Global\",\"properties\":{\"groupShortName\":\"nobody\",\"enabled\":true}}");
            case PLAIN_WEBHOOK ->
                live.put(
                        "action-group",
                        "plain",
                        "{\"location\":\"Global\",\"properties\":{\"groupShortName\":\"plain\",\"enabled\":true,\"webhookReceivers\":"
                                + "[{\"name\":\"hook\",\"serviceUri\":\"http://hooks.example.com/" + DoctorBench.CANARY
                                + "?key="
                                + DoctorBench.CANARY
                                + "\"}]}}");
            case NO_IDENTITY -> live.edit("log-alert", "slow-query-performance", body -> body.remove("identity"));
            case REGIONAL_GROUP -> {
                live.put(
                        "action-group",
                        "regional",
                        "{\"location\":\"swedencentral\",\"properties\":{\"groupShortName\":\"regional\",\"enabled\":true,"
                                + "\"emailReceivers\":[{\"name\":\"mail\",\"emailAddress\":\"a@example.com\"}]}}");
                live.put(
                        "activity-log-alert",
                        "health",
                        activityLogAlert("ServiceHealth", live.id("action-group", "regional")));
            }
            case SILENT_METRIC -> bench.metrics.remove(DoctorBench.SILENT);
        }
    }

    private static String activityLogAlert(String category, String group) {
        return "{\"location\":\"Global\",\"properties\":{\"enabled\":true,\"scopes\":[\"" + DoctorBench.SUBSCRIPTION
                + "\"],\"condition\":{\"allOf\":[{\"field\":\"category\",\"equals\":\"" + category
                + "\"}]},\"actions\":{\"actionGroups\":["
                + (group.isEmpty() ? "" : "{\"actionGroupId\":\"" + group + "\"}") + "]}}}";
    }

    private static String event(String operation, String time) {
        return "{\"operationName\":{\"value\":\"" + operation + "\"},\"eventTimestamp\":\"" + time
                + "\",\"resourceId\":\"" + DoctorBench.RULE + "\"}";
    }
}

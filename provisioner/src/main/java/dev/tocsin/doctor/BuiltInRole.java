package dev.tocsin.doctor;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Built-in roles as far as our kinds need them, the narrower first (Microsoft Learn,
 * role-based-access-control/built-in-roles: monitor, integration, identity, privileged).
 */
enum BuiltInRole {
    WORKBOOK_CONTRIBUTOR(
            "Workbook Contributor", "Microsoft.Insights/workbooks/*", "Microsoft.Insights/workbooktemplates/*"),
    APPLICATION_INSIGHTS_COMPONENT_CONTRIBUTOR(
            "Application Insights Component Contributor",
            "Microsoft.Insights/components/*",
            "Microsoft.Insights/metricAlerts/*",
            "Microsoft.Insights/scheduledQueryRules/*",
            "Microsoft.Insights/webtests/*",
            "Microsoft.Resources/subscriptions/resourceGroups/read"),
    LOGIC_APP_CONTRIBUTOR(
            "Logic App Contributor",
            "Microsoft.Logic/*",
            "Microsoft.Insights/metricAlerts/*",
            "Microsoft.Insights/diagnosticSettings/*",
            "Microsoft.Resources/subscriptions/resourceGroups/read"),
    MANAGED_IDENTITY_OPERATOR(
            "Managed Identity Operator",
            "Microsoft.ManagedIdentity/userAssignedIdentities/*/read",
            "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action",
            "Microsoft.Resources/subscriptions/resourceGroups/read"),
    MONITORING_READER("Monitoring Reader", "*/read"),
    LOG_ANALYTICS_CONTRIBUTOR(
            "Log Analytics Contributor",
            "*/read",
            "Microsoft.OperationalInsights/*",
            "Microsoft.Insights/diagnosticSettings/*"),
    MONITORING_CONTRIBUTOR(
            "Monitoring Contributor",
            "*/read",
            "Microsoft.AlertsManagement/actionRules/*",
            "Microsoft.AlertsManagement/prometheusRuleGroups/*",
            "Microsoft.AlertsManagement/smartDetectorAlertRules/*",
            "Microsoft.Insights/actionGroups/*",
            "Microsoft.Insights/activityLogAlerts/*",
            "Microsoft.Insights/components/*",
            "Microsoft.Insights/diagnosticSettings/*",
            "Microsoft.Insights/metricAlerts/*",
            "Microsoft.Insights/scheduledQueryRules/*",
            "Microsoft.Insights/webtests/*",
            "Microsoft.Insights/workbooks/*",
            "Microsoft.Insights/workbooktemplates/*",
            "Microsoft.OperationalInsights/workspaces/write",
            "Microsoft.OperationalInsights/workspaces/savedSearches/*"),
    CONTRIBUTOR("Contributor", "*");

    private final String title;
    private final Grants.Grant grant;

    BuiltInRole(String title, String... actions) {
        this.title = title;
        this.grant = Grants.Grant.of(List.of(actions), List.of());
    }

    /** As Azure calls it. */
    String title() {
        return title;
    }

    boolean has(String action) {
        return grant.allows(action);
    }

    /** The narrowest that has all these actions. */
    static Optional<BuiltInRole> with(Collection<String> actions) {
        for (BuiltInRole role : values()) {
            if (actions.stream().allMatch(role::has)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}

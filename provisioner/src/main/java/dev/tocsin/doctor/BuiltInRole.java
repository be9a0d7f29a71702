package dev.tocsin.doctor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A built-in role as far as our kinds need it (Microsoft Learn, role-based-access-control/built-in-roles: monitor, analytics,
 * integration, identity, privileged).
 *
 * @param title as Azure calls it
 */
record BuiltInRole(String title, Grants.Grant grant) {
    static final BuiltInRole MONITORING_CONTRIBUTOR = of(
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
            "Microsoft.OperationalInsights/workspaces/savedSearches/*");
    static final BuiltInRole CONTRIBUTOR = of("Contributor", "*");

    /** The narrower first. */
    private static final List<BuiltInRole> ALL = List.of(
            of("Workbook Contributor", "Microsoft.Insights/workbooks/*", "Microsoft.Insights/workbooktemplates/*"),
            of(
                    "Application Insights Component Contributor",
                    "Microsoft.Insights/components/*",
                    "Microsoft.Insights/metricAlerts/*",
                    "Microsoft.Insights/scheduledQueryRules/*",
                    "Microsoft.Insights/webtests/*",
                    "Microsoft.Resources/subscriptions/resourceGroups/read"),
            of(
                    "Logic App Contributor",
                    "Microsoft.Logic/*",
                    "Microsoft.Insights/metricAlerts/*",
                    "Microsoft.Insights/diagnosticSettings/*",
                    "Microsoft.Resources/subscriptions/resourceGroups/read"),
            of(
                    "Managed Identity Operator",
                    "Microsoft.ManagedIdentity/userAssignedIdentities/*/read",
                    "Microsoft.ManagedIdentity/userAssignedIdentities/*/assign/action",
                    "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action",
                    "Microsoft.Resources/subscriptions/resourceGroups/read"),
            of("Monitoring Reader", "*/read"),
            of(
                    "Log Analytics Contributor",
                    "*/read",
                    "Microsoft.OperationalInsights/*",
                    "Microsoft.Insights/diagnosticSettings/*"),
            MONITORING_CONTRIBUTOR,
            CONTRIBUTOR);

    private static BuiltInRole of(String title, String... actions) {
        return new BuiltInRole(title, Grants.Grant.of(List.of(actions), List.of()));
    }

    boolean has(String action) {
        return grant.allows(action);
    }

    /** The narrowest that has all these actions. */
    static Optional<BuiltInRole> with(Collection<String> actions) {
        return ALL.stream().filter(role -> actions.stream().allMatch(role::has)).findFirst();
    }

    /** A few that have all these actions together: the narrowest that has all, or each time the one that has most of the rest. */
    static List<BuiltInRole> covering(Collection<String> actions) {
        BuiltInRole whole = with(actions).orElse(CONTRIBUTOR);
        if (!whole.equals(CONTRIBUTOR)) {
            return List.of(whole);
        }
        List<BuiltInRole> chosen = new ArrayList<>();
        List<String> rest = new ArrayList<>(actions);
        while (!rest.isEmpty()) {
            BuiltInRole next = CONTRIBUTOR;
            long most = 0;
            for (BuiltInRole role : ALL) {
                long has = rest.stream().filter(role::has).count();
                if (has > most && !role.equals(CONTRIBUTOR)) {
                    next = role;
                    most = has;
                }
            }
            chosen.add(next);
            rest.removeIf(next::has);
        }
        return chosen;
    }
}

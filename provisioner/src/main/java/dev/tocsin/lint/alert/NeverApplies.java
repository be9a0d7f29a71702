package dev.tocsin.lint.alert;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Alert processing rules whose filters no alert meets: activity log alerts always have severity 4 (Azure Monitor Baseline Alerts,
 * documentation), and alert processing rules do not affect Service Health alerts (Microsoft Learn, alerts-processing-rules).
 */
final class NeverApplies extends CodedRule {
    private static final String VERBOSE = "sev4";

    NeverApplies() {
        super("TOC2104", Level.WARNING, "an alert processing rule that is about no alert");
    }

    @Override
    public void check(LintedProject project, Findings findings) {
        Set<String> activityLog = project.ofKind(Alarm.ACTIVITY_LOG).stream()
                .map(rule -> rule.id().key())
                .collect(Collectors.toSet());
        for (Processing processing : Processing.of(project)) {
            List<String> services = processing.demanded("MonitorService").orElse(List.of()).stream()
                    .map(service -> service.replace(" ", ""))
                    .toList();
            List<String> rules = processing.demanded("AlertRuleId").orElse(List.of());
            boolean ofActivityLog = !services.isEmpty() && services.stream().allMatch(NeverApplies::isActivityLog)
                    || !rules.isEmpty() && activityLog.containsAll(rules);
            List<String> severities = processing.demanded("Severity").orElse(List.of());
            if (!services.isEmpty() && services.stream().allMatch("servicehealth"::equals)) {
                findings.add(
                        this,
                        processing.rule(),
                        "/properties/conditions",
                        "alert processing rules do not reach alerts on service health; name the action groups in the activity log"
                                + " alert itself");
            } else if (ofActivityLog && !severities.isEmpty() && !severities.contains(VERBOSE)) {
                findings.add(
                        this,
                        processing.rule(),
                        "/properties/conditions",
                        "activity log alerts always have severity 4, so the filter on severity leaves none; add Sev4, or leave the"
                                + " filter out");
            }
        }
    }

    private static boolean isActivityLog(String service) {
        return service.startsWith("activitylog") || service.equals("resourcehealth");
    }
}

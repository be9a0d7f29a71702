package dev.tocsin.lint.alert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.ResourceId;
import java.util.HashMap;
import java.util.Map;

/** Service Health alerts need an action group whose region is Global (Microsoft Learn, action-groups). */
final class RegionalGroup extends CodedRule {
    RegionalGroup() {
        super("TOC2108", Level.WARNING, "service health goes to an action group of one region");
    }

    @Override
    public void check(LintedProject project, Findings findings) {
        Map<String, DesiredResource> groups = new HashMap<>();
        project.ofKind("action-group").forEach(group -> groups.put(group.id().key(), group));
        for (Alarm alarm : Alarm.of(project)) {
            if (!alarm.isOf(Alarm.ACTIVITY_LOG) || !isServiceHealth(alarm)) {
                continue;
            }
            alarm.groups().forEach((pointer, id) -> {
                DesiredResource group = groups.get(ResourceId.key(id));
                String location =
                        group == null ? "" : group.body().path("location").asText();
                if (group != null && !location.equalsIgnoreCase("global")) {
                    findings.add(
                            this,
                            alarm.rule(),
                            pointer,
                            "an alert on service health needs an action group in the region global, and \""
                                    + group.name() + "\" is in " + location + "; use one that is global");
                }
            });
        }
    }

    private static boolean isServiceHealth(Alarm alarm) {
        for (JsonNode one : alarm.properties().at("/condition/allOf")) {
            if (one.path("field").asText().equalsIgnoreCase("category")
                    && one.path("equals").asText().equalsIgnoreCase("ServiceHealth")) {
                return true;
            }
        }
        return false;
    }
}

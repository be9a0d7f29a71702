package dev.tocsin.lint.alert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import dev.tocsin.resource.DesiredResource;
import java.util.List;
import java.util.Map;

/** Receivers without the common alert schema: what they get differs by the kind of the alert (Microsoft Learn, common schema). */
final class OldSchema extends CodedRule {
    private static final List<String> PEOPLE = List.of("emailReceivers", "armRoleReceivers");
    private static final List<String> MACHINES = List.of(
            "webhookReceivers",
            "logicAppReceivers",
            "azureFunctionReceivers",
            "automationRunbookReceivers",
            "eventHubReceivers");

    OldSchema() {
        super("TOC2105", Level.WARNING, "a receiver without the common alert schema");
    }

    @Override
    public void check(LintedProject project, Findings findings) {
        for (DesiredResource group : project.ofKind("action-group")) {
            for (Map.Entry<String, JsonNode> list :
                    group.body().path("properties").properties()) {
                boolean people = PEOPLE.contains(list.getKey());
                if (people || MACHINES.contains(list.getKey())) {
                    receivers(group, list, people, findings);
                }
            }
        }
    }

    private void receivers(DesiredResource group, Map.Entry<String, JsonNode> list, boolean people, Findings findings) {
        for (int i = 0; i < list.getValue().size(); i++) {
            JsonNode receiver = list.getValue().get(i);
            if (!receiver.path("useCommonAlertSchema").asBoolean(false)) {
                findings.add(
                        this,
                        people ? Level.NOTE : level(),
                        group,
                        "/properties/" + list.getKey() + "/" + i,
                        "\"" + receiver.path("name").asText()
                                + "\" gets another message from each kind of alert; set \"useCommonAlertSchema\" to true");
            }
        }
    }
}

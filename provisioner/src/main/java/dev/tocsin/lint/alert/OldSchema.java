package dev.tocsin.lint.alert;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import java.util.List;

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
        for (Receiver receiver : Receiver.of(project)) {
            boolean people = PEOPLE.contains(receiver.list());
            boolean asked = people || MACHINES.contains(receiver.list());
            if (asked && !receiver.json().path("useCommonAlertSchema").asBoolean(false)) {
                findings.add(
                        this,
                        people ? Level.NOTE : level(),
                        receiver.group(),
                        receiver.pointer(),
                        "\"" + receiver.name()
                                + "\" gets another message from each kind of alert; set \"useCommonAlertSchema\" to true");
            }
        }
    }
}

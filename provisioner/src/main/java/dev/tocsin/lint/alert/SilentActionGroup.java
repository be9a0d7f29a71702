package dev.tocsin.lint.alert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import dev.tocsin.resource.DesiredResource;
import java.util.Map;

/** Action groups that are off, or have no receiver. */
final class SilentActionGroup extends CodedRule {
    SilentActionGroup() {
        super("TOC2102", Level.WARNING, "an action group that tells nobody");
    }

    @Override
    public void check(LintedProject project, Findings findings) {
        for (DesiredResource group : project.ofKind("action-group")) {
            JsonNode properties = group.body().path("properties");
            if (!properties.path("enabled").asBoolean(true)) {
                findings.add(
                        this,
                        group,
                        "/properties/enabled",
                        "the action group is off, so none of its receivers is told; set \"enabled\" to true");
            } else if (!hasReceiver(properties)) {
                findings.addStructural(
                        this,
                        group,
                        "/properties",
                        "the action group has no receiver, so nobody is told; add one, such as in \"emailReceivers\"");
            }
        }
    }

    private static boolean hasReceiver(JsonNode properties) {
        for (Map.Entry<String, JsonNode> one : properties.properties()) {
            if (one.getKey().endsWith("Receivers") && !one.getValue().isEmpty()) {
                return true;
            }
        }
        return false;
    }
}

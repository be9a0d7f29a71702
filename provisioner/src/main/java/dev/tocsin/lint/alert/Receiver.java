package dev.tocsin.lint.alert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.lint.LintedProject;
import dev.tocsin.resource.DesiredResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One that hears of alerts.
 *
 * @param group the action group it belongs to
 * @param list the property that holds it, such as {@code emailReceivers}
 * @param pointer in the group's body
 * @param json as it is declared
 */
record Receiver(DesiredResource group, String list, String pointer, JsonNode json) {
    /** Those of all action groups. */
    static List<Receiver> of(LintedProject project) {
        List<Receiver> found = new ArrayList<>();
        for (DesiredResource group : project.ofKind("action-group")) {
            for (Map.Entry<String, JsonNode> list :
                    group.body().path("properties").properties()) {
                for (int i = 0; i < list.getValue().size(); i++) {
                    String pointer = "/properties/" + list.getKey() + "/" + i;
                    found.add(new Receiver(
                            group, list.getKey(), pointer, list.getValue().get(i)));
                }
            }
        }
        return found;
    }

    String name() {
        return json.path("name").asText();
    }
}

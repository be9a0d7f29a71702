package dev.tocsin.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.azure.ArmException;
import dev.tocsin.resource.AlertRuleBody;
import dev.tocsin.resource.ResourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Alerts on Service Health reach only action groups whose region is Global (Microsoft Learn, action-groups). */
final class ServiceHealthCheck implements Check {
    static final String NAME = "service-health";

    private final Subject subject;
    private final Live live;

    ServiceHealthCheck(Subject subject, Live live) {
        this.subject = subject;
        this.live = live;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> needs() {
        return Set.of(AzureServicesCheck.NAME);
    }

    /** Those of the subscription, or of the resource group where more may not be seen. */
    private List<JsonNode> groups() throws InterruptedException {
        try {
            return live.inSubscription("action-group");
        } catch (ArmException e) {
            if (e.status() == 403) {
                return live.inGroup("action-group");
            }
            throw e;
        }
    }

    @Override
    public Finding run() throws InterruptedException {
        List<JsonNode> rules = live.inGroup("activity-log-alert").stream()
                .filter(Rules::isServiceHealth)
                .toList();
        if (rules.isEmpty()) {
            return Finding.pass(NAME, "no alert on Service Health, so none that goes to the wrong group");
        }
        Map<String, JsonNode> groups = new HashMap<>();
        for (JsonNode group : groups()) {
            groups.put(ResourceId.key(group.path("id").asText()), group);
        }
        List<String> details = new ArrayList<>();
        Set<String> regional = new TreeSet<>();
        for (JsonNode rule : rules) {
            for (String id : new AlertRuleBody(rule).groups()) {
                JsonNode group = groups.get(ResourceId.key(id));
                String location =
                        group == null ? "global" : group.path("location").asText();
                if (group != null && !location.equalsIgnoreCase("global")) {
                    details.add("the alert " + Words.name(rule) + " on Service Health tells the action group "
                            + Words.name(group) + ", which is in the region " + location + " and will not hear it");
                    regional.add(Words.name(group));
                }
            }
        }
        return details.isEmpty()
                ? Finding.pass(
                        NAME, Words.count(rules.size(), "alert") + " on Service Health, to groups in the region Global")
                : Finding.fail(
                        NAME,
                        Words.whole(details, details.size() + " alerts on Service Health will not be heard"),
                        details,
                        "use an action group with \"location\": \"Global\" instead of " + String.join(", ", regional)
                                + " and apply it: " + subject.provision());
    }
}

package dev.tocsin.rounds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.maintenance.Suppression;
import dev.tocsin.maintenance.WindowsZones;
import dev.tocsin.notify.Hearers;
import dev.tocsin.resource.AlertRuleBody;
import dev.tocsin.resource.ResourceId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What an emulator holds at a moment.
 *
 * @param live bodies by id in lower case
 */
record Held(Map<String, ObjectNode> live) {
    private static final String PROCESSING = "Microsoft.AlertsManagement/actionRules";

    static Held of(List<ObjectNode> resources) {
        Map<String, ObjectNode> live = new LinkedHashMap<>();
        resources.forEach(one -> live.put(ResourceId.key(one.path("id").asText()), one));
        return new Held(live);
    }

    /** All of a type, by id in lower case. */
    Map<String, ObjectNode> ofType(String type) {
        Map<String, ObjectNode> found = new LinkedHashMap<>();
        live.forEach((key, body) -> {
            if (ResourceId.typeOf(key).equalsIgnoreCase(type)) {
                found.put(key, body);
            }
        });
        return found;
    }

    /**
     * Who is told of an alert.
     *
     * @param text for people
     * @param suppressed whether an alert processing rule surely takes the groups away
     */
    record Told(String text, boolean suppressed) {}

    /** Who is told of an alert of a rule at that moment. */
    Told told(JsonNode rule, Instant time) {
        List<String> hearers = Hearers.of(rule, live);
        if (hearers.isEmpty()) {
            return new Told("nobody is told: the rule has no action group", false);
        }
        String all = String.join("; ", hearers);
        for (Map.Entry<String, ObjectNode> one : ofType(PROCESSING).entrySet()) {
            Suppression suppression = new Suppression(one.getValue().path("properties"));
            Suppression.Reach reach = reach(suppression, rule);
            if (reach != Suppression.Reach.NOT && holds(suppression, time)) {
                String name = one.getValue().path("name").asText();
                return reach == Suppression.Reach.SURELY
                        ? new Told("nobody is told: muted by " + name, true)
                        : new Told(
                                "told: " + all + ", unless " + name + " mutes it, whose conditions are not evaluated",
                                false);
            }
        }
        return new Told("told: " + all, false);
    }

    private static Suppression.Reach reach(Suppression suppression, JsonNode rule) {
        AlertRuleBody common = new AlertRuleBody(rule);
        return suppression.enabled() && suppression.takesGroupsAway()
                ? suppression.reach(
                        ResourceId.key(rule.path("id").asText()), OptionalInt.of(common.severity()), common.scopes())
                : Suppression.Reach.NOT;
    }

    private static boolean holds(Suppression suppression, Instant time) {
        return suppression
                .schedule(WindowsZones.shipped())
                .filter(schedule -> !schedule.between(time, time.plusSeconds(1)).isEmpty())
                .isPresent();
    }
}

package dev.tocsin.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.DesiredState;
import dev.tocsin.resource.ResourceId;
import java.util.ArrayList;
import java.util.List;

/** For each rule: who hears it, when, through what, and what mutes it. */
public final class Routes {
    private static final List<String> WORDS = List.of("critical", "high", "medium", "low", "info");

    private final DesiredState state;
    private final Deliveries deliveries;

    private Routes(DesiredState state) {
        this.state = state;
        this.deliveries = new Deliveries(state);
    }

    /**
     * The way of a rule's alerts.
     *
     * @param hears an entry a receiver: group, through, to
     * @param muted what takes the groups away from its alerts, and when
     */
    private record Route(AlertingRule rule, List<String> hears, List<String> muted) {}

    /** For people. */
    public static String text(DesiredState state) {
        StringBuilder out = new StringBuilder();
        for (Route route : new Routes(state).all()) {
            out.append(route.rule().resource().key())
                    .append(" (")
                    .append(word(route.rule()))
                    .append(")\n  when: ")
                    .append(route.rule().when())
                    .append('\n');
            if (route.hears().isEmpty()) {
                out.append("  who: nobody\n");
            }
            route.hears().forEach(one -> out.append("  who: ").append(one).append('\n'));
            route.muted().forEach(one -> out.append("  muted: ").append(one).append('\n'));
        }
        return out.isEmpty() ? "no alert rules\n" : out.toString();
    }

    /** For programs. */
    public static String json(DesiredState state) {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("formatVersion", "1.0");
        ArrayNode rules = root.putArray("rules");
        for (Route route : new Routes(state).all()) {
            ObjectNode one = rules.addObject();
            one.put("rule", route.rule().resource().key()).put("severity", word(route.rule()));
            one.put("when", route.rule().when());
            ArrayNode hears = one.putArray("hears");
            route.hears().forEach(hears::add);
            ArrayNode muted = one.putArray("muted");
            route.muted().forEach(muted::add);
        }
        return JsonWriter.pretty(root) + "\n";
    }

    private static String word(AlertingRule rule) {
        int level = rule.properties().path("severity").asInt(WORDS.size() - 1);
        return level >= 0 && level < WORDS.size() ? WORDS.get(level) : String.valueOf(level);
    }

    private List<Route> all() {
        return AlertingRule.of(state).stream()
                .map(rule -> new Route(rule, hears(rule), muted(rule)))
                .toList();
    }

    private List<String> hears(AlertingRule rule) {
        List<String> hears = new ArrayList<>();
        for (DesiredResource group : rule.groups(state)) {
            boolean enabled = group.body().at("/properties/enabled").asBoolean(true);
            for (Receiver receiver : Receiver.of(group)) {
                String through = receiver.list().equals("logicAppReceivers")
                        ? deliveries.bridge(receiver).map(deliveries::channel).orElse(receiver.through())
                        : receiver.through();
                hears.add(group.name() + ", " + through + ": "
                        + (receiver.to().isEmpty() ? receiver.name() : receiver.to())
                        + (enabled ? "" : " (the group is disabled)"));
            }
        }
        rule.foreignGroups(state).forEach(id -> hears.add(id + " (not in this project)"));
        return hears;
    }

    private List<String> muted(AlertingRule rule) {
        List<String> muted = new ArrayList<>();
        for (DesiredResource one : state.resources()) {
            JsonNode properties = one.body().path("properties");
            if (one.kind().alias().equals("processing-rule")
                    && properties.path("enabled").asBoolean(true)
                    && takesGroupsAway(properties)
                    && covers(properties, rule)) {
                muted.add("by " + one.name()
                        + (properties.path("schedule").isEmpty() ? ", always" : ", on its schedule")
                        + (properties.path("conditions").isEmpty() ? "" : ", for alerts that meet its conditions"));
            }
        }
        return muted;
    }

    private static boolean takesGroupsAway(JsonNode properties) {
        for (JsonNode action : properties.path("actions")) {
            if (action.path("actionType").asText().equalsIgnoreCase("RemoveAllActionGroups")) {
                return true;
            }
        }
        return false;
    }

    private static boolean covers(JsonNode properties, AlertingRule rule) {
        for (JsonNode scope : properties.path("scopes")) {
            String key = ResourceId.key(scope.asText());
            for (String target : rule.scopes()) {
                String watched = ResourceId.key(target);
                if (watched.equals(key) || watched.startsWith(key + "/")) {
                    return true;
                }
            }
        }
        return false;
    }
}

package dev.tocsin.notify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.maintenance.Suppression;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.DesiredState;
import java.util.ArrayList;
import java.util.List;

/** For each rule: who hears it, when, through what, and what mutes it. */
public final class Routes {
    private static final List<String> WORDS = List.of("critical", "high", "medium", "low", "info");

    private final DesiredState state;
    private final Deliveries deliveries;
    private final List<Muting> mutings;

    private Routes(DesiredState state) {
        this.state = state;
        this.deliveries = new Deliveries(state);
        this.mutings = Muting.of(state);
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
            for (Receiver receiver : Receiver.of(group.body())) {
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
        for (Muting muting : mutings) {
            Suppression.Reach reach = muting.reach(rule);
            if (muting.enabled() && reach != Suppression.Reach.NOT) {
                muted.add("by " + muting.name() + ", " + muting.words()
                        + (reach == Suppression.Reach.PERHAPS ? ", for alerts that meet its conditions" : "")
                        + (rule.stateful() ? "; what begins then and goes on is never told" : ""));
            }
        }
        return muted;
    }
}

package dev.tocsin.notify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.resource.AlertRuleBody;
import dev.tocsin.resource.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Who hears of the alerts of a rule that is live somewhere: groups, and their receivers by kind and name. */
public final class Hearers {
    private Hearers() {}

    /**
     * Such as {@code oncall (e-mail lead, Logic App teams)}; none for a rule without groups.
     *
     * @param rule the rule's body
     * @param live bodies of what is live, by {@link ResourceId#key(String)}
     */
    public static List<String> of(JsonNode rule, Map<String, ? extends JsonNode> live) {
        List<String> hearers = new ArrayList<>();
        for (String id : new AlertRuleBody(rule).groups()) {
            String name = id.substring(id.lastIndexOf('/') + 1);
            JsonNode group = live.get(ResourceId.key(id));
            hearers.add(name + " (" + (group == null ? "not there" : group(group)) + ")");
        }
        return hearers;
    }

    private static String group(JsonNode group) {
        if (!group.at("/properties/enabled").asBoolean(true)) {
            return "disabled";
        }
        String receivers = Receiver.of(group).stream()
                .map(one -> one.through() + " " + one.name())
                .collect(Collectors.joining(", "));
        return receivers.isEmpty() ? "no receiver" : receivers;
    }
}

package dev.tocsin.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One that an action group tells.
 *
 * @param group name of the group
 * @param list the property that holds it, such as {@code emailReceivers}
 * @param json as it is live; may hold secrets
 */
record Receiver(String group, String list, JsonNode json) {
    private static final String LISTS = "Receivers";

    /** All of a group. */
    static List<Receiver> of(JsonNode group) {
        List<Receiver> found = new ArrayList<>();
        for (Map.Entry<String, JsonNode> list : group.path("properties").properties()) {
            if (list.getKey().endsWith(LISTS)) {
                list.getValue().forEach(one -> found.add(new Receiver(Words.name(group), list.getKey(), one)));
            }
        }
        return found;
    }

    /** How it is called in findings; its address is nobody's business. */
    String title() {
        return Words.name(json) + " (" + list.substring(0, list.length() - LISTS.length()) + ") of " + group;
    }
}

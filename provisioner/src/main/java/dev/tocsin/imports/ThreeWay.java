package dev.tocsin.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonPointers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Merges two edits of the same body, leaf by leaf. Elements of lists belong together by their names or ids where they have any, else by
 * their places. What both sides changed, in different ways, is a conflict and stays as ours.
 */
final class ThreeWay {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final List<Conflict> conflicts = new ArrayList<>();

    /** A value that both sides changed; one that is gone is missing. */
    record Conflict(String pointer, JsonNode base, JsonNode live, JsonNode ours) {}

    List<Conflict> conflicts() {
        return conflicts;
    }

    JsonNode merge(JsonNode base, JsonNode live, JsonNode ours, String pointer) {
        if (Trees.same(base, live) || Trees.same(live, ours)) {
            return ours;
        }
        if (Trees.same(base, ours)) {
            return live;
        }
        if (live.isObject() && ours.isObject() && (base.isObject() || base.isMissingNode())) {
            return objects(base, live, ours, pointer);
        }
        if (base.isArray() && live.isArray() && ours.isArray()) {
            return arrays(base, live, ours, pointer);
        }
        return conflict(base, live, ours, pointer);
    }

    private JsonNode conflict(JsonNode base, JsonNode live, JsonNode ours, String pointer) {
        conflicts.add(new Conflict(pointer, base, live, ours));
        return ours;
    }

    private JsonNode objects(JsonNode base, JsonNode live, JsonNode ours, String pointer) {
        Set<String> keys = new LinkedHashSet<>();
        ours.fieldNames().forEachRemaining(keys::add);
        live.fieldNames().forEachRemaining(keys::add);
        ObjectNode merged = NODES.objectNode();
        for (String key : keys) {
            JsonNode value = merge(base.path(key), live.path(key), ours.path(key), JsonPointers.child(pointer, key));
            if (!value.isMissingNode()) {
                merged.set(key, value);
            }
        }
        return merged;
    }

    private JsonNode arrays(JsonNode base, JsonNode live, JsonNode ours, String pointer) {
        if (Trees.names(base).isPresent()
                && Trees.names(live).isPresent()
                && Trees.names(ours).isPresent()) {
            return byName(base, live, ours, pointer);
        }
        if (base.size() == live.size() && base.size() == ours.size()) {
            ArrayNode merged = NODES.arrayNode();
            for (int i = 0; i < base.size(); i++) {
                merged.add(merge(base.get(i), live.get(i), ours.get(i), JsonPointers.child(pointer, i)));
            }
            return merged;
        }
        return conflict(base, live, ours, pointer);
    }

    private JsonNode byName(JsonNode base, JsonNode live, JsonNode ours, String pointer) {
        List<String> was = List.copyOf(Trees.names(base).orElseThrow());
        List<String> there = List.copyOf(Trees.names(live).orElseThrow());
        List<String> here = List.copyOf(Trees.names(ours).orElseThrow());
        // Whoever changed the order or the number of elements decides about it; where both did, ours first.
        Set<String> order = new LinkedHashSet<>(was.equals(here) ? there : here);
        order.addAll(here);
        order.addAll(there);
        ArrayNode merged = NODES.arrayNode();
        for (String name : order) {
            String at = JsonPointers.child(pointer, Math.max(here.indexOf(name), 0));
            JsonNode value = merge(Trees.named(base, name), Trees.named(live, name), Trees.named(ours, name), at);
            if (!value.isMissingNode()) {
                merged.add(value);
            }
        }
        return merged;
    }
}

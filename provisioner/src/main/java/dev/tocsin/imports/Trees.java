package dev.tocsin.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Questions about trees. */
final class Trees {
    static final JsonNode NOTHING = MissingNode.getInstance();

    private Trees() {}

    /** The same value: numbers by value, objects whatever the order of their keys. */
    static boolean same(JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            return a.decimalValue().compareTo(b.decimalValue()) == 0;
        }
        if (a.isObject() && b.isObject()) {
            for (Map.Entry<String, JsonNode> member : a.properties()) {
                if (!same(member.getValue(), b.path(member.getKey()))) {
                    return false;
                }
            }
            return a.size() == b.size();
        }
        if (a.isArray() && b.isArray()) {
            for (int i = 0; i < a.size(); i++) {
                if (!same(a.get(i), b.path(i))) {
                    return false;
                }
            }
            return a.size() == b.size();
        }
        return a.equals(b);
    }

    /** What tells the elements of a list apart: their names or ids, where all have one and no two the same. */
    static Optional<Set<String>> names(JsonNode array) {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode element : array) {
            if (name(element).isEmpty() || !names.add(name(element))) {
                return Optional.empty();
            }
        }
        return Optional.of(names);
    }

    static String name(JsonNode element) {
        for (String key : new String[] {"name", "id", "Id", "actionGroupId", "category"}) {
            if (element.path(key).isTextual()) {
                return element.path(key).textValue();
            }
        }
        return "";
    }

    /** The element of this name. */
    static JsonNode named(JsonNode array, String name) {
        for (JsonNode element : array) {
            if (name(element).equals(name)) {
                return element;
            }
        }
        return NOTHING;
    }
}

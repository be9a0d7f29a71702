package dev.tocsin.apply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Whether two answers about a resource say the same: a LIST may leave out what a GET tells, so nulls fit anything. */
final class SameContent {
    private SameContent() {}

    static boolean of(JsonNode a, JsonNode b) {
        if (a.isNull() || b.isNull() || a.isMissingNode() || b.isMissingNode()) {
            return true;
        }
        if (a.isObject() && b.isObject()) {
            for (Map.Entry<String, JsonNode> member : a.properties()) {
                if (!of(member.getValue(), b.path(member.getKey()))) {
                    return false;
                }
            }
            return true;
        }
        if (a.isArray() && b.isArray()) {
            boolean same = a.size() == b.size();
            for (int i = 0; same && i < a.size(); i++) {
                same = of(a.get(i), b.get(i));
            }
            return same;
        }
        return a.isNumber() && b.isNumber() ? a.decimalValue().compareTo(b.decimalValue()) == 0 : a.equals(b);
    }
}

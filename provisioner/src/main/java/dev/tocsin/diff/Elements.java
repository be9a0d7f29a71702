package dev.tocsin.diff;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.secret.Secrets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Which live element each declared element of a list is compared with. */
final class Elements {
    private Elements() {}

    /**
     * For each declared element the index of its live partner, or -1.
     *
     * @param key the property that tells elements of an unordered list apart ("" when they are scalars); empty when
     *     the order of the list matters, so that places decide
     */
    static List<Integer> partners(JsonNode declared, JsonNode live, Optional<String> key, Secrets secrets) {
        List<Integer> partners = new ArrayList<>(Collections.nCopies(declared.size(), -1));
        boolean[] used = new boolean[live.size()];
        if (key.isEmpty()) {
            for (int i = 0; i < Math.min(declared.size(), live.size()); i++) {
                partners.set(i, i);
            }
            return partners;
        }
        // What is equal belongs together, also where the service did not insist on the key.
        for (boolean equal : new boolean[] {true, false}) {
            for (int i = 0; i < declared.size(); i++) {
                int partner =
                        partners.get(i) >= 0 ? -1 : partner(declared.get(i), live, used, key.get(), equal, secrets);
                if (partner >= 0) {
                    partners.set(i, partner);
                    used[partner] = true;
                }
            }
        }
        return partners;
    }

    private static int partner(
            JsonNode element, JsonNode live, boolean[] used, String key, boolean equal, Secrets secrets) {
        String wanted = identity(element, key);
        for (int i = 0; i < live.size(); i++) {
            boolean fits =
                    equal ? live.get(i).equals(element) : secrets.matchesInAnyCase(wanted, identity(live.get(i), key));
            if (!used[i] && fits) {
                return i;
            }
        }
        return -1;
    }

    private static String identity(JsonNode element, String key) {
        if (key.isEmpty()) {
            return element.asText();
        }
        for (String one : key.split("\\|", -1)) {
            if (element.path(one).isValueNode() && !element.path(one).isNull()) {
                return one + "=" + element.path(one).asText();
            }
        }
        return "";
    }
}

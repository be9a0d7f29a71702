package dev.tocsin.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.secret.Marks;
import dev.tocsin.secret.Secrets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a definition would have to declare for the live resource to be exactly as declared. The definition last applied is
 * not kept anywhere, so a few candidates are built; when one has the hash in the resource's tag, it is the one.
 */
public final class Projection {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Secrets secrets;
    private final Set<String> without;

    private Projection(Secrets secrets, Set<String> without) {
        this.secrets = secrets;
        this.without = without;
    }

    /** Candidates: values changed, lines added, lines removed, and the mixtures. */
    public static List<JsonNode> candidates(
            ObjectNode declared, JsonNode live, Comparison comparison, Secrets secrets) {
        Set<String> differing =
                comparison.differences().stream().map(Difference::path).collect(Collectors.toSet());
        Set<String> added = comparison.differences().stream()
                .filter(difference -> difference.before().isEmpty())
                .map(Difference::path)
                .collect(Collectors.toSet());
        List<Difference> tags = comparison.differences().stream()
                .filter(difference ->
                        difference.after().isEmpty() && difference.path().startsWith("/tags/"))
                .toList();
        List<Difference> all = new ArrayList<>(comparison.lost());
        all.addAll(tags);
        List<JsonNode> candidates = new ArrayList<>();
        for (Set<String> without : List.of(new HashSet<String>(), added, differing)) {
            ObjectNode projected = (ObjectNode) new Projection(secrets, without).of(declared, live, "");
            for (List<Difference> gone : List.of(List.<Difference>of(), tags, comparison.lost(), all)) {
                ObjectNode candidate = projected.deepCopy();
                gone.forEach(line -> put(candidate, line.path(), line.before().orElseThrow()));
                candidates.add(candidate);
            }
        }
        return candidates;
    }

    /** A body with one more value. */
    public static JsonNode with(JsonNode body, String pointer, JsonNode value) {
        ObjectNode more = body.deepCopy();
        put(more, pointer, value);
        return more;
    }

    private JsonNode of(JsonNode declared, JsonNode live, String pointer) {
        if (declared.isObject() && live.isObject()) {
            ObjectNode object = NODES.objectNode();
            for (Map.Entry<String, JsonNode> member : declared.properties()) {
                String at = JsonPointers.child(pointer, member.getKey());
                JsonNode value = live.get(member.getKey());
                if (without.contains(at)) {
                    continue;
                }
                object.set(member.getKey(), value == null ? member.getValue() : of(member.getValue(), value, at));
            }
            return object;
        }
        if (declared.isArray() && live.isArray()) {
            ArrayNode array = NODES.arrayNode();
            for (int i = 0; i < live.size(); i++) {
                JsonNode ours = declared.get(i);
                array.add(ours == null ? live.get(i) : of(ours, live.get(i), JsonPointers.child(pointer, i)));
            }
            return array;
        }
        boolean sameSecret = declared.isTextual()
                && Marks.holdsSecret(declared.textValue())
                && secrets.reveal(declared.textValue()).equals(live.textValue());
        return sameSecret ? declared : live;
    }

    private static void put(ObjectNode body, String pointer, JsonNode value) {
        ObjectNode at = body;
        String[] tokens = pointer.substring(1).split("/", -1);
        for (int i = 0; i < tokens.length - 1; i++) {
            String key = JsonPointers.last("/" + tokens[i]);
            JsonNode next = at.get(key);
            if (next != null && !next.isObject()) {
                return;
            }
            at = next == null ? at.putObject(key) : (ObjectNode) next;
        }
        at.set(JsonPointers.last(pointer), value);
    }
}

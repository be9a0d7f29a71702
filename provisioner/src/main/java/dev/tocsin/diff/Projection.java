package dev.tocsin.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.arm.Shape;
import dev.tocsin.arm.Variant;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.kind.Kind;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.secret.Marks;
import dev.tocsin.secret.Secrets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a definition would have to declare for the live resource to be exactly as declared. The definition last applied is
 * not kept anywhere, so a few candidates are built; when one has the hash in the resource's tag, it is the one.
 */
public final class Projection {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Kind kind;
    private final Undeclared undeclared;
    private final Secrets secrets;
    private final Set<String> without;
    private final boolean defaults;

    private Projection(Kind kind, Secrets secrets, Set<String> without, boolean defaults) {
        this.kind = kind;
        this.undeclared = new Undeclared(kind, new ArrayList<>());
        this.secrets = secrets;
        this.without = without;
        this.defaults = defaults;
    }

    /**
     * A body that may have been declared.
     *
     * @param draft the body; {@link #settled()} makes it whole
     * @param removed paths of live values that it declares and the definition does not any more
     */
    public record Candidate(ObjectNode draft, Set<String> removed) {
        /** Copies the paths. */
        public Candidate {
            removed = Set.copyOf(removed);
        }

        /** The body. */
        public JsonNode settled() {
            return Drafts.settled(draft);
        }

        /** The body where these differences are Azure's: there it declares what the definition declares now. */
        public JsonNode settled(DesiredResource desired, Collection<Difference> ofAzure) {
            return Drafts.settled(Drafts.with(draft, desired.kind(), desired.body(), ofAzure));
        }
    }

    /** Candidates: values changed, lines added, lines removed, and the mixtures; no two are the same. */
    public static List<Candidate> candidates(
            DesiredResource desired, JsonNode live, Comparison comparison, Secrets secrets) {
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
        Map<JsonNode, Candidate> candidates = new LinkedHashMap<>();
        for (Set<String> without : List.of(new HashSet<String>(), added, differing)) {
            for (boolean defaults : new boolean[] {false, true}) {
                Projection projection = new Projection(desired.kind(), secrets, without, defaults);
                ObjectNode projected = (ObjectNode) projection.of(desired.body(), live, desired.shape(), "");
                for (List<Difference> gone : List.of(List.<Difference>of(), tags, comparison.lost(), all)) {
                    ObjectNode draft = projected.deepCopy();
                    gone.forEach(line -> Drafts.put(draft, line.path(), projection.lost(desired.shape(), live, line)));
                    Set<String> removed = gone.stream().map(Difference::path).collect(Collectors.toSet());
                    candidates.putIfAbsent(draft, new Candidate(draft, removed));
                }
            }
        }
        return List.copyOf(candidates.values());
    }

    /** A body with one more value. */
    public static JsonNode with(JsonNode body, String pointer, JsonNode value) {
        ObjectNode more = body.deepCopy();
        Drafts.put(more, pointer, value);
        return more;
    }

    /** From the live body, because what a difference shows may lack secrets. */
    private JsonNode lost(Shape shape, JsonNode live, Difference line) {
        JsonNode value = live.at(line.path());
        Shape at = shape;
        for (String token : line.path().substring(1).split("/", -1)) {
            at = Undeclared.member(at, JsonPointers.last("/" + token));
        }
        return at == null ? value : undeclared.writable(value, at, line.path(), defaults);
    }

    private JsonNode of(JsonNode declared, JsonNode live, @Nullable Shape told, String pointer) {
        Shape shape = Undeclared.inside(told);
        if (declared.isObject() && live.isObject()) {
            Shape exact = shape == null ? null : Variant.of(shape, declared);
            ObjectNode object = NODES.objectNode();
            for (Map.Entry<String, JsonNode> member : declared.properties()) {
                String at = JsonPointers.child(pointer, member.getKey());
                JsonNode value = live.get(member.getKey());
                if (without.contains(at)) {
                    continue;
                }
                Shape inner = Undeclared.member(exact, member.getKey());
                object.set(
                        member.getKey(), value == null ? member.getValue() : of(member.getValue(), value, inner, at));
            }
            return object;
        }
        if (declared.isArray() && live.isArray()) {
            return array(declared, live, shape, pointer);
        }
        boolean sameSecret = declared.isTextual()
                && Marks.holdsSecret(declared.textValue())
                && live.isTextual()
                && secrets.matches(declared.textValue(), live.textValue());
        return sameSecret ? declared : live;
    }

    private ArrayNode array(JsonNode declared, JsonNode live, @Nullable Shape shape, String pointer) {
        Shape items = shape == null ? null : shape.items().orElse(null);
        Optional<String> key = shape == null ? Optional.empty() : kind.setKey(pointer);
        List<Integer> partners = Elements.partners(declared, live, key, secrets);
        ArrayNode array = NODES.arrayNode();
        // Numbered as the differ numbers them: the declared ones, then what is only live.
        for (int i = 0; i < declared.size(); i++) {
            int partner = partners.get(i);
            JsonNode element = partner < 0
                    ? Drafts.ABSENT
                    : of(declared.get(i), live.get(partner), items, JsonPointers.child(pointer, i));
            array.add(element);
        }
        for (int i = 0; i < live.size(); i++) {
            if (!partners.contains(i)) {
                String at = JsonPointers.child(pointer, array.size());
                array.add(items == null ? live.get(i) : undeclared.writable(live.get(i), items, at, defaults));
            }
        }
        return array;
    }
}

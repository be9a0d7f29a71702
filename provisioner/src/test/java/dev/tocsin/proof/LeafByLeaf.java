package dev.tocsin.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.arm.Shape;
import dev.tocsin.arm.ShapeType;
import dev.tocsin.diff.Comparison;
import dev.tocsin.diff.Differ;
import dev.tocsin.diff.Difference;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.kind.Kind;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.secret.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The proof on the pure diff: each declared leaf is changed in Azure by itself, and the plan shows exactly that leaf. A leaf
 * inside of content that travels as text is shown by the pointer inside of it. An element of an unordered list that loses
 * its name is another element: the declared one is missing, and one that nobody declared is there.
 */
final class LeafByLeaf {
    /** Most leaves of one resource; which ones, the seed decides. */
    static final int MOST = 200;

    private final long seed;
    private int leaves;
    private int undeclared;

    LeafByLeaf(long seed) {
        this.seed = seed;
    }

    /** How many leaves were changed so far. */
    int leaves() {
        return leaves;
    }

    /** How many values that nobody declared were put there so far. */
    int undeclared() {
        return undeclared;
    }

    void prove(String name, DesiredResource desired) {
        Optional<String> content = desired.kind().content();
        assertThat(differing(desired, desired.body())).as(name).isEmpty();
        List<String> body = new ArrayList<>(Leaves.of(desired.body()));
        content.ifPresent(body::remove);
        ObjectNode live = desired.body().deepCopy();
        for (String leaf : Leaves.sample(body, MOST, seed)) {
            JsonNode before = Leaves.edit(live, leaf);
            check(name, desired, leaf, differing(desired, live));
            Leaves.set(live, leaf, before);
        }
        content.filter(pointer -> desired.body().at(pointer).isTextual())
                .ifPresent(pointer -> content(name, desired, pointer));
        undeclared(name, desired);
    }

    private void content(String name, DesiredResource desired, String pointer) {
        JsonNode document =
                Corpus.parsed(desired.body().at(pointer).textValue()).orElseThrow();
        ObjectNode live = desired.body().deepCopy();
        for (String leaf : Leaves.sample(Leaves.of(document), MOST, seed)) {
            JsonNode before = Leaves.edit(document, leaf);
            Leaves.set(live, pointer, live.textNode(JsonWriter.compact(document)));
            check(name, desired, pointer + leaf, differing(desired, live));
            Leaves.set(document, leaf, before);
        }
    }

    private void check(String name, DesiredResource desired, String leaf, List<Difference> differences) {
        leaves++;
        List<String> paths = differences.stream().map(Difference::path).toList();
        assertThat(paths).as(name + " " + leaf + ", seed " + seed).isEqualTo(shown(desired, leaf));
    }

    /** Where the plan shows an edit of a leaf. */
    static List<String> shown(DesiredResource desired, String leaf) {
        return element(desired, leaf)
                .map(one -> List.of(one, beyond(desired, one)))
                .orElse(List.of(leaf));
    }

    /** The element of an unordered list that the leaf gives its name, if it does. */
    private static Optional<String> element(DesiredResource desired, String leaf) {
        Kind kind = desired.kind();
        String parent = parent(leaf);
        if (kind.setKey(parent).filter(String::isEmpty).isPresent()) {
            return Optional.of(leaf);
        }
        boolean named = !parent.isEmpty()
                && kind.setKey(parent(parent))
                        .filter(keys -> List.of(keys.split("\\|", -1)).contains(JsonPointers.last(leaf)))
                        .isPresent();
        return named ? Optional.of(parent) : Optional.empty();
    }

    private static String beyond(DesiredResource desired, String element) {
        String list = parent(element);
        return JsonPointers.child(list, desired.body().at(list).size());
    }

    private static String parent(String pointer) {
        return pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
    }

    /** Values that nobody declared, wherever the OpenAPI has room for one: no difference, and each is told. */
    private void undeclared(String name, DesiredResource desired) {
        ObjectNode live = desired.body().deepCopy();
        for (Map.Entry<String, Shape> property : properties(desired.shape()).entrySet()) {
            JsonNode properties = live.path("properties");
            if (hasRoom(properties, property)) {
                ((ObjectNode) properties).put(property.getKey(), "somebody else's");
                Comparison comparison = compare(desired, live);
                String path = JsonPointers.child("/properties", property.getKey());
                assertThat(comparison.differences()).as(name + " " + path).isEmpty();
                assertThat(told(comparison)).as(name + " " + path).contains(path);
                ((ObjectNode) properties).remove(property.getKey());
                undeclared++;
            }
        }
    }

    private static boolean hasRoom(JsonNode properties, Map.Entry<String, Shape> property) {
        return property.getValue().type() == ShapeType.STRING
                && !property.getValue().readOnly()
                && properties instanceof ObjectNode
                && properties.properties().stream()
                        .noneMatch(member -> member.getKey().equalsIgnoreCase(property.getKey()));
    }

    /** Pointers at which there is room for a text that nobody declared. */
    static List<String> room(DesiredResource desired) {
        return properties(desired.shape()).entrySet().stream()
                .filter(property -> hasRoom(desired.body().path("properties"), property))
                .map(property -> JsonPointers.child("/properties", property.getKey()))
                .toList();
    }

    private static Map<String, Shape> properties(Shape shape) {
        return shape.property("properties")
                .map(one -> one.getValue().properties())
                .orElse(Map.of());
    }

    private static List<String> told(Comparison comparison) {
        List<String> told = new ArrayList<>();
        comparison.ignored().forEach(one -> told.add(one.path()));
        comparison.lost().forEach(one -> told.add(one.path()));
        return told;
    }

    private static List<Difference> differing(DesiredResource desired, JsonNode live) {
        return compare(desired, live).differences();
    }

    private static Comparison compare(DesiredResource desired, JsonNode live) {
        return Differ.compare(desired.kind(), desired.shape(), Secrets.none(), desired.body(), live);
    }
}

package dev.tocsin.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.arm.Shape;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.kind.Kind;
import dev.tocsin.resource.Bodies;
import dev.tocsin.secret.Secrets;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every body of every kind; a failure names the seed that shows it. */
class DiffLawsTest {
    private static final int SEEDS = 60;

    static Stream<Kind> kinds() {
        return Bodies.KINDS.all().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aBodyDoesNotDifferFromItself(Kind kind) {
        each(kind, (bodies, body, seed) -> {
            Comparison comparison = compare(kind, body, body.deepCopy());

            assertThat(comparison.differences()).as(seed).isEmpty();
            assertThat(comparison.lost()).as(seed).isEmpty();
            assertThat(comparison.ignored()).as(seed).allMatch(one -> one.path().equals("/etag"));
        });
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aBodyDoesNotDifferFromAnotherSpellingOfItself(Kind kind) {
        each(kind, (bodies, body, seed) -> {
            JsonNode other = bodies.respelled(body, shape(kind), "");
            Comparison comparison = compare(kind, body, other);

            assertThat(comparison.differences()).as(seed).isEmpty();
            assertThat(comparison.lost()).as(seed).isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theCanonicalFormIsCanonicalAndForgetsTheSpelling(Kind kind) {
        each(kind, (bodies, body, seed) -> {
            Shape shape = shape(kind);
            JsonNode canonical = Canonical.of(kind, shape, body);
            JsonNode other = bodies.respelled(body, shape, "");

            assertThat(Canonical.hash(kind, shape, canonical)).as(seed).isEqualTo(Canonical.hash(kind, shape, body));
            assertThat(Canonical.of(kind, shape, other)).as(seed).isEqualTo(canonical);
            assertThat(Canonical.hash(kind, shape, other)).as(seed).isEqualTo(Canonical.hash(kind, shape, body));
        });
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void oneEditedLeafIsExactlyOneDifferenceAndAnotherHash(Kind kind) {
        each(kind, (bodies, body, seed) -> {
            List<String> leaves = new ArrayList<>();
            collect(kind, body, "", leaves);
            String pointer = leaves.get(new Random(seed.hashCode()).nextInt(leaves.size()));
            ObjectNode live = body.deepCopy();
            edit(live, pointer);

            assertThat(compare(kind, body, live).differences())
                    .as(seed + " " + pointer)
                    .extracting(Difference::path)
                    .containsExactly(pointer);
            assertThat(Canonical.hash(kind, shape(kind), live))
                    .as(seed + " " + pointer)
                    .isNotEqualTo(Canonical.hash(kind, shape(kind), body));
        });
    }

    /** The other body is one of its own, or the same with an edit: far apart, and close. */
    @ParameterizedTest
    @MethodSource("kinds")
    void applyingTheDifferencesGivesWhatIsDeclared(Kind kind) {
        each(kind, (bodies, body, seed) -> {
            ObjectNode other = new RandomBodies(kind, shape(kind), seed.hashCode()).body();
            for (JsonNode live : List.of(other, bodies.respelled(edited(kind, body, seed), shape(kind), ""))) {
                Comparison comparison = compare(kind, body, live);
                String what = seed + " against " + live;
                JsonNode applied = Applied.of(kind, shape(kind), body, live, comparison, what);

                assertThat(compare(kind, body, applied).differences()).as(what).isEmpty();
                assertThat(Applied.missing(kind, body, applied, comparison))
                        .as(what)
                        .isEmpty();
            }
        });
    }

    private static ObjectNode edited(Kind kind, ObjectNode body, String seed) {
        List<String> leaves = new ArrayList<>();
        collect(kind, body, "", leaves);
        ObjectNode edited = body.deepCopy();
        edit(edited, leaves.get(new Random(seed.hashCode()).nextInt(leaves.size())));
        return edited;
    }

    private interface Law {
        void hold(RandomBodies bodies, ObjectNode body, String seed);
    }

    private static void each(Kind kind, Law law) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            RandomBodies bodies = new RandomBodies(kind, shape(kind), seed);
            ObjectNode body = bodies.body();
            law.hold(bodies, body, kind + " with seed " + seed + ": " + body);
        }
    }

    private static Shape shape(Kind kind) {
        return Bodies.desired(kind.alias() + "/x", "{}").shape();
    }

    private static Comparison compare(Kind kind, ObjectNode declared, JsonNode live) {
        return Differ.compare(kind, shape(kind), Secrets.none(), declared, live);
    }

    /** Leaves that can be edited without making an element of a set another one. */
    private static void collect(Kind kind, JsonNode node, String pointer, List<String> leaves) {
        if (node.isObject()) {
            node.properties()
                    .forEach(member ->
                            collect(kind, member.getValue(), JsonPointers.child(pointer, member.getKey()), leaves));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size() && !kind.setKey(pointer).equals(Optional.of("")); i++) {
                collect(kind, node.get(i), JsonPointers.child(pointer, i), leaves);
            }
        } else if (!isKey(kind, pointer)
                && !pointer.equals("/etag")
                && !kind.content().equals(Optional.of(pointer))) {
            leaves.add(pointer);
        }
    }

    private static boolean isKey(Kind kind, String pointer) {
        String element = pointer.substring(0, pointer.lastIndexOf('/'));
        String set = element.contains("/") ? element.substring(0, element.lastIndexOf('/')) : "";
        return kind.setKey(set)
                .filter(keys -> List.of(keys.split("\\|", -1)).contains(JsonPointers.last(pointer)))
                .isPresent();
    }

    private static void edit(ObjectNode body, String pointer) {
        JsonNode parent = body.at(pointer.substring(0, pointer.lastIndexOf('/')));
        JsonNode changed = changed(body.at(pointer));
        String last = JsonPointers.last(pointer);
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(last), changed);
        } else {
            ((ObjectNode) parent).set(last, changed);
        }
    }

    private static JsonNode changed(JsonNode value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value.isBoolean()) {
            return nodes.booleanNode(!value.booleanValue());
        }
        return value.isNumber()
                ? nodes.numberNode(value.decimalValue().add(BigDecimal.ONE))
                : nodes.textNode(value.asText() + "x");
    }
}

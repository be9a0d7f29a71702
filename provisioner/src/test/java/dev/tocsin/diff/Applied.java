package dev.tocsin.diff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.arm.Shape;
import dev.tocsin.arm.Variant;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.kind.Kind;
import dev.tocsin.resource.Bodies;
import dev.tocsin.secret.Mask;
import dev.tocsin.secret.Secrets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Carries differences out on a live body, knowing nothing but the differences and how lists are numbered. */
final class Applied {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Applied() {}

    /** The live body after each difference was carried out. */
    static JsonNode of(Kind kind, Shape shape, ObjectNode declared, JsonNode live, Comparison comparison, String what) {
        for (Difference difference : comparison.differences()) {
            JsonNode wanted = declared.at(difference.path());
            boolean shown = !difference.toString().contains(Mask.HIDDEN);
            if (shown && !wanted.isMissingNode()) {
                assertThat(difference.after()).as(what + " " + difference).contains(wanted);
            }
        }
        ObjectNode draft = (ObjectNode) aligned(kind, shape, declared, live, "");
        return Drafts.settled(Drafts.with(draft, kind, declared, comparison.differences()));
    }

    /** The live value with the elements of each unordered list where the declared ones are, and what is only live behind. */
    private static JsonNode aligned(Kind kind, @Nullable Shape told, JsonNode declared, JsonNode live, String pointer) {
        Shape shape = Undeclared.inside(told);
        if (declared.isObject() && live.isObject()) {
            ObjectNode object = live.deepCopy();
            for (Map.Entry<String, JsonNode> member : declared.properties()) {
                JsonNode there = live.get(member.getKey());
                if (there != null) {
                    Shape exact = shape == null ? null : Variant.of(shape, declared);
                    Shape inner = Undeclared.member(exact, member.getKey());
                    String at = JsonPointers.child(pointer, member.getKey());
                    object.set(member.getKey(), aligned(kind, inner, member.getValue(), there, at));
                }
            }
            return object;
        }
        if (!declared.isArray() || !live.isArray()) {
            return live;
        }
        Shape items = shape == null ? null : shape.items().orElse(null);
        Optional<String> key = shape == null ? Optional.empty() : kind.setKey(pointer);
        List<Integer> partners = Elements.partners(declared, live, key, Secrets.none());
        ArrayNode array = NODES.arrayNode();
        for (int i = 0; i < declared.size(); i++) {
            JsonNode there = partners.get(i) < 0 ? Drafts.ABSENT : live.get(partners.get(i));
            array.add(aligned(kind, items, declared.get(i), there, JsonPointers.child(pointer, i)));
        }
        for (int i = 0; i < live.size(); i++) {
            if (!partners.contains(i)) {
                array.add(live.get(i));
            }
        }
        return array;
    }

    /** Declared values that are not there, by plain comparison; where the differ named a rule, it may be right. */
    static List<String> missing(Kind kind, JsonNode declared, JsonNode applied, Comparison comparison) {
        Set<String> ruled = new HashSet<>();
        comparison.ignored().forEach(one -> ruled.add(one.path()));
        kind.content()
                .filter(at -> Bodies.object(declared.at(at).textValue())
                        .equals(Bodies.object(applied.at(at).textValue())))
                .ifPresent(ruled::add);
        List<String> missing = new ArrayList<>();
        collect(declared, applied, "", ruled, missing);
        return missing;
    }

    private static void collect(
            JsonNode declared, JsonNode applied, String pointer, Set<String> ruled, List<String> missing) {
        if (ruled.contains(pointer) || Values.isEmpty(declared)) {
            return;
        }
        if (declared.isContainerNode() && applied.getNodeType() == declared.getNodeType()) {
            for (Map.Entry<String, JsonNode> member : declared.properties()) {
                String at = JsonPointers.child(pointer, member.getKey());
                collect(member.getValue(), applied.path(member.getKey()), at, ruled, missing);
            }
            for (int i = 0; declared.isArray() && i < declared.size(); i++) {
                collect(declared.get(i), applied.path(i), JsonPointers.child(pointer, i), ruled, missing);
            }
        } else if (!Values.same(declared, applied)) {
            missing.add(pointer + ": " + declared + " is " + applied);
        }
    }
}

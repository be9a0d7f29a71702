package dev.tocsin.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.arm.Shape;
import dev.tocsin.arm.ShapeType;
import dev.tocsin.arm.Variant;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.kind.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Live values that no definition declares: which of them a PUT would drop, and why the others mean nothing. */
final class Undeclared {
    /** Writable by some OpenAPI files, but no client in the recordings sent one; every write mints a new one. */
    private static final String ETAG = "/etag";

    private final Kind kind;
    private final Sensitive sensitive;
    private final List<Ignored> ignored;
    private final List<Difference> lost = new ArrayList<>();

    Undeclared(Kind kind, List<Ignored> ignored) {
        this.kind = kind;
        this.sensitive = new Sensitive(kind);
        this.ignored = ignored;
    }

    List<Difference> lost() {
        return lost;
    }

    /** The shape of a member, or of any member of a free-form map. */
    static @Nullable Shape member(@Nullable Shape object, String key) {
        if (object == null) {
            return null;
        }
        Optional<Map.Entry<String, Shape>> property = object.property(key);
        return property.isPresent()
                ? property.get().getValue()
                : object.additional().orElse(null);
    }

    /** The shape inside of a value; where the OpenAPI allows anything, the value is a document to which no rule applies. */
    static @Nullable Shape inside(@Nullable Shape shape) {
        return shape != null && shape.type() == ShapeType.ANY ? null : shape;
    }

    static boolean isReadOnly(@Nullable Shape shape, String pointer) {
        return shape != null && (shape.readOnly() || pointer.equals(ETAG));
    }

    /** Sorts the live value at a pointer into lost or ignored. */
    void visit(JsonNode live, Shape parent, String key, String pointer) {
        Shape shape = member(parent, key);
        Optional<Ignored.Rule> rule = rule(live, shape, pointer);
        if (rule.isPresent()) {
            ignored.add(new Ignored(pointer, rule.get()));
        } else if (live.isObject() && shape != null && !shape.properties().isEmpty()) {
            Shape exact = Variant.of(shape, live);
            live.properties()
                    .forEach(m -> visit(m.getValue(), exact, m.getKey(), JsonPointers.child(pointer, m.getKey())));
        } else {
            JsonNode value = shape == null ? live : writable(live, shape, pointer, false);
            lost.add(sensitive.difference(pointer, Optional.of(value), Optional.empty(), shape));
        }
    }

    private Optional<Ignored.Rule> rule(JsonNode live, @Nullable Shape shape, String pointer) {
        if (shape == null) {
            return Optional.of(Ignored.Rule.NOT_IN_OPENAPI);
        }
        if (isReadOnly(shape, pointer)) {
            return Optional.of(Ignored.Rule.READ_ONLY);
        }
        if (Values.isEmpty(live)) {
            return Optional.of(Ignored.Rule.EMPTY_IS_ABSENT);
        }
        if (isSame(shape.defaultValue(), live)) {
            return Optional.of(Ignored.Rule.OPENAPI_DEFAULT);
        }
        if (isSame(kind.learnedDefault(pointer), live)) {
            return Optional.of(Ignored.Rule.LEARNED_DEFAULT);
        }
        return kind.isServiceFilled(pointer) ? Optional.of(Ignored.Rule.SERVICE_FILLED) : Optional.empty();
    }

    private static boolean isSame(Optional<JsonNode> known, JsonNode value) {
        return known.isPresent() && Values.same(known.get(), value);
    }

    /**
     * A live value without what the service put into it: what somebody may have declared.
     *
     * @param defaults whether to keep members that have their default value
     */
    JsonNode writable(JsonNode live, Shape shape, String pointer, boolean defaults) {
        if (live.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            Optional<Shape> items = shape.items();
            for (int i = 0; i < live.size(); i++) {
                JsonNode element = live.get(i);
                String at = JsonPointers.child(pointer, i);
                array.add(items.map(one -> writable(element, one, at, defaults)).orElse(element));
            }
            return array;
        }
        if (!live.isObject() || shape.properties().isEmpty()) {
            return live;
        }
        Shape exact = Variant.of(shape, live);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : live.properties()) {
            Shape inner = member(exact, member.getKey());
            String at = JsonPointers.child(pointer, member.getKey());
            Optional<Ignored.Rule> rule = rule(member.getValue(), inner, at);
            if (inner != null && (rule.isEmpty() || defaults && isDefault(rule.get()))) {
                object.set(member.getKey(), writable(member.getValue(), inner, at, defaults));
            }
        }
        return object;
    }

    private static boolean isDefault(Ignored.Rule rule) {
        return rule == Ignored.Rule.OPENAPI_DEFAULT || rule == Ignored.Rule.LEARNED_DEFAULT;
    }

    /** Whether declaring this value says no more than declaring nothing. */
    boolean isNothing(JsonNode declared, Shape shape, String pointer) {
        if (Values.isEmpty(declared)) {
            return true;
        }
        if (declared.isObject()) {
            Shape exact = Variant.of(shape, declared);
            return declared.properties().stream().allMatch(m -> {
                Shape inner = member(exact, m.getKey());
                return Values.isEmpty(m.getValue())
                        || inner != null && isNothing(m.getValue(), inner, JsonPointers.child(pointer, m.getKey()));
            });
        }
        return isSame(shape.defaultValue(), declared) || isSame(kind.learnedDefault(pointer), declared);
    }
}

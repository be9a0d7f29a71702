package dev.tocsin.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.arm.Shape;
import dev.tocsin.arm.Variant;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.kind.Kind;
import dev.tocsin.resource.OwnTags;
import dev.tocsin.secret.SecretNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a definition must declare for a live resource to be exactly as declared, and no more: without what only the service sets,
 * what it assumes anyway, and what means nothing.
 */
public final class Declarable {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** What says which resource it is, and what the service tells about it. */
    private static final Set<String> NOT_DECLARED = Set.of("id", "name", "type", "systemdata", "etag");

    private final Kind kind;
    private final Filler filler;
    private final Set<String> secrets = new HashSet<>();
    private final Set<String> exact = new HashSet<>();
    private final List<String> unknown = new ArrayList<>();

    private Declarable(Kind kind, Filler filler) {
        this.kind = kind;
        this.filler = filler;
    }

    /** Tells which values that the service puts in itself are worth declaring all the same. */
    @FunctionalInterface
    public interface Filler {
        /** Whether a live value at this pointer, where the service is known to put values of its own, says something. */
        boolean matters(Kind kind, String pointer, JsonNode value);
    }

    /**
     * A body.
     *
     * @param body what to declare
     * @param secrets pointers of texts in it that are secrets by their place or name
     * @param exact pointers of values in it that compare character by character, also where they are resource ids
     * @param unknown pointers of live values that the OpenAPI does not know; they cannot be declared
     */
    public record Found(ObjectNode body, Set<String> secrets, Set<String> exact, List<String> unknown) {
        /** Copies the collections. */
        public Found {
            secrets = Set.copyOf(secrets);
            exact = Set.copyOf(exact);
            unknown = List.copyOf(unknown);
        }
    }

    /** Of a live body. */
    public static Found of(Kind kind, Shape shape, JsonNode live, Filler filler) {
        Declarable one = new Declarable(kind, filler);
        ObjectNode body = NODES.objectNode();
        for (Map.Entry<String, JsonNode> member : live.properties()) {
            String key = member.getKey();
            if (key.equals("tags")) {
                one.tags(member.getValue()).ifPresent(tags -> body.set("tags", tags));
            } else if (!NOT_DECLARED.contains(key.toLowerCase(Locale.ROOT))) {
                one.member(body, shape, member, "");
            }
        }
        return new Found(body, one.secrets, one.exact, one.unknown);
    }

    private Optional<JsonNode> tags(JsonNode live) {
        ObjectNode tags = NODES.objectNode();
        for (Map.Entry<String, JsonNode> tag : live.properties()) {
            String at = JsonPointers.child("/tags", tag.getKey());
            if (!OwnTags.contains(tag.getKey()) && !kind.isServiceFilled(at)) {
                tags.set(tag.getKey(), verbatim(tag.getValue(), at));
            }
        }
        return tags.isEmpty() ? Optional.empty() : Optional.of(tags);
    }

    private void member(ObjectNode into, Shape exactShape, Map.Entry<String, JsonNode> member, String pointer) {
        Optional<Map.Entry<String, Shape>> property = exactShape.property(member.getKey());
        String key = property.map(Map.Entry::getKey).orElse(member.getKey());
        Shape shape = Undeclared.member(exactShape, member.getKey());
        String at = JsonPointers.child(pointer, key);
        JsonNode live = member.getValue();
        if (shape == null) {
            if (!Values.isEmpty(live)) {
                unknown.add(at);
            }
            return;
        }
        if (Undeclared.isReadOnly(shape, at)) {
            return;
        }
        boolean needed = exactShape.required().contains(key)
                || exactShape
                        .discriminator()
                        .filter(by -> by.property().equalsIgnoreCase(key))
                        .isPresent();
        if (property.isEmpty()) {
            into.set(key, value(live, shape, at));
        } else if (needed || says(live, shape, at)) {
            JsonNode value = value(live, shape, at);
            if (needed ? !value.isNull() : !Values.isEmpty(value)) {
                into.set(key, value);
            }
        }
    }

    /** Whether leaving the value out would leave something unsaid. */
    private boolean says(JsonNode live, Shape shape, String pointer) {
        if (Values.isEmpty(live)) {
            return false;
        }
        Optional<JsonNode> assumed = shape.defaultValue().or(() -> kind.learnedDefault(pointer));
        if (assumed.filter(value -> Values.same(value, live)).isPresent()) {
            return false;
        }
        boolean inside = live.isObject() && !shape.properties().isEmpty();
        return inside || !kind.isServiceFilled(pointer) || filler.matters(kind, pointer, live);
    }

    private JsonNode value(JsonNode live, Shape told, String pointer) {
        Shape shape = Undeclared.inside(told);
        if (shape == null) {
            return verbatim(live, pointer);
        }
        if (live.isObject()) {
            Shape variant = Variant.of(shape, live);
            ObjectNode object = NODES.objectNode();
            for (Map.Entry<String, JsonNode> member : live.properties()) {
                member(object, variant, member, pointer);
            }
            return object;
        }
        if (live.isArray()) {
            return array(live, shape.items().orElse(null), pointer);
        }
        if (live.isTextual() && isSecret(pointer, shape)) {
            secrets.add(pointer);
        }
        return live;
    }

    private ArrayNode array(JsonNode live, @Nullable Shape items, String pointer) {
        ArrayNode array = NODES.arrayNode();
        for (JsonNode element : live) {
            if (kind.isOffAbsent(pointer) && !element.path("enabled").asBoolean(true)) {
                continue;
            }
            String at = JsonPointers.child(pointer, array.size());
            array.add(items == null ? verbatim(element, at) : value(element, items, at));
        }
        return array;
    }

    /** A document to which no rule applies. */
    private JsonNode verbatim(JsonNode live, String pointer) {
        for (Map.Entry<String, JsonNode> member : live.properties()) {
            verbatim(member.getValue(), JsonPointers.child(pointer, member.getKey()));
        }
        for (int i = 0; live.isArray() && i < live.size(); i++) {
            verbatim(live.get(i), JsonPointers.child(pointer, i));
        }
        if (live.isTextual()) {
            exact.add(pointer);
            if (SecretNames.isSecretProperty(JsonPointers.last(pointer))) {
                secrets.add(pointer);
            }
        }
        return live;
    }

    private boolean isSecret(String pointer, Shape shape) {
        return kind.isSensitive(pointer) || shape.secret() || SecretNames.isSecretProperty(JsonPointers.last(pointer));
    }
}

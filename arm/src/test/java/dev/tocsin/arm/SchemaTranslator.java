package dev.tocsin.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.arm.SpecFolder.Place;
import dev.tocsin.json.JsonPointers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Turns an OpenAPI 2 schema of Microsoft's into the schema that {@link ShapeReader} reads: facts only, no texts. */
final class SchemaTranslator {
    private static final Set<String> COPIED =
            Set.of("type", "default", "pattern", "minLength", "maxLength", "minimum", "maximum", "readOnly");
    /** Texts, hints for generators of client code, and what is translated elsewhere. */
    private static final Set<String> KNOWN = Set.of(
            "description",
            "title",
            "externalDocs",
            "x-ms-client-flatten",
            "x-ms-client-name",
            "x-ms-identifiers",
            "x-ms-azure-resource",
            "x-nullable",
            "x-ms-discriminator-value",
            "$ref",
            "allOf",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "enum",
            "x-ms-enum",
            "x-ms-mutability",
            "x-ms-secret",
            "format",
            "discriminator",
            "name",
            "in",
            "x-ms-parameter-location",
            "x-ms-skip-url-encoding",
            "collectionFormat");
    /** Formats that say what a string means, without a syntax that could be checked. */
    private static final Set<String> MEANING_ONLY = Set.of("arm-id", "uri");

    private final SpecFolder folder;
    private final Map<String, ObjectNode> definitions = new TreeMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Deque<Runnable> pending = new ArrayDeque<>();

    SchemaTranslator(SpecFolder folder) {
        this.folder = folder;
    }

    /** The schema at this place as a document of its own. */
    ObjectNode document(Place place) {
        ObjectNode result = schema(place);
        while (!pending.isEmpty()) {
            pending.pop().run();
        }
        if (!definitions.isEmpty()) {
            ObjectNode defs = result.putObject("$defs");
            definitions.forEach(defs::set);
        }
        return result;
    }

    private ObjectNode schema(Place place) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        JsonNode node = place.node();
        if (node.has("$ref")) {
            result.put("$ref", "#/$defs/" + JsonPointers.escape(define(folder.follow(place))));
            if (node.has("required")) {
                required(result, node, Set.of());
            }
        } else if (isObject(node)) {
            object(result, place);
        } else if (node.has("items")) {
            result.set("items", schema(place.child("items")));
        }
        scalars(result, node);
        return result;
    }

    private static boolean isObject(JsonNode node) {
        return node.has("properties")
                || node.has("allOf")
                || node.has("additionalProperties")
                || node.has("discriminator");
    }

    private String define(Place target) {
        String key = target.file() + "#" + target.pointer();
        String known = names.get(key);
        if (known != null) {
            return known;
        }
        String name = JsonPointers.last(target.pointer());
        while (definitions.containsKey(name)) {
            name = name + "_";
        }
        String free = name;
        names.put(key, free);
        definitions.put(free, JsonNodeFactory.instance.objectNode());
        pending.push(() -> definitions.put(free, schema(target)));
        return free;
    }

    private void scalars(ObjectNode result, JsonNode node) {
        for (Map.Entry<String, JsonNode> keyword : node.properties()) {
            boolean refSibling = node.has("$ref") && keyword.getKey().equals("type");
            if (COPIED.contains(keyword.getKey()) && !refSibling) {
                result.set(keyword.getKey(), keyword.getValue());
            } else if (!KNOWN.contains(keyword.getKey()) && !refSibling) {
                throw new IllegalStateException("the OpenAPI keyword " + keyword.getKey() + " is new: " + node);
            }
        }
        if (node.path("x-ms-secret").asBoolean()) {
            result.put("x-secret", true);
        }
        if (node.has("x-ms-mutability")) {
            result.set("x-mutability", node.get("x-ms-mutability"));
        }
        if (node.has("enum")) {
            result.set("enum", node.get("enum"));
            if (node.path("x-ms-enum").path("modelAsString").asBoolean()) {
                result.put("x-open-enum", true);
            }
        }
        if (node.has("format") && !MEANING_ONLY.contains(node.path("format").asText())) {
            result.set("format", node.get("format"));
        }
    }

    private void object(ObjectNode result, Place place) {
        Map<String, Place> properties = new LinkedHashMap<>();
        Set<String> required = new LinkedHashSet<>();
        Place[] additional = {null};
        collect(place, properties, required, additional);
        result.put("type", "object");
        ObjectNode into = JsonNodeFactory.instance.objectNode();
        properties.forEach((name, property) -> into.set(name, schema(property)));
        boolean freeForm = into.isEmpty() && additional[0] != null;
        if (!freeForm) {
            result.set("properties", into);
        }
        required.removeIf(name -> properties.containsKey(name) && isReadOnly(properties.get(name)));
        required(result, JsonNodeFactory.instance.objectNode(), required);
        if (additional[0] != null) {
            additional(result, additional[0]);
        }
        if (place.node().has("discriminator")) {
            discriminator(result, place);
        }
    }

    /** Bases first, so that what stands nearer wins. */
    private void collect(Place place, Map<String, Place> properties, Set<String> required, Place[] additional) {
        int bases = place.node().path("allOf").size();
        for (int i = 0; i < bases; i++) {
            Place base = new Place(place.file(), place.node().path("allOf").get(i), place.pointer() + "/allOf/" + i);
            Place target = folder.follow(base);
            collect(target, properties, required, additional);
            restrict(place, target, properties);
        }
        place.node()
                .path("properties")
                .properties()
                .forEach(property -> properties.put(
                        property.getKey(), place.child("properties").child(property.getKey())));
        place.node().path("required").forEach(name -> required.add(name.textValue()));
        if (place.node().has("additionalProperties")) {
            additional[0] = place.child("additionalProperties");
        }
    }

    /** A variant allows one value only of the property that decides between the variants. */
    private static void restrict(Place variant, Place base, Map<String, Place> properties) {
        String value = variant.node().path("x-ms-discriminator-value").asText();
        String property = base.node().path("discriminator").asText();
        if (!value.isEmpty() && !property.isEmpty()) {
            ObjectNode only = JsonNodeFactory.instance.objectNode().put("type", "string");
            only.putArray("enum").add(value);
            properties.put(property, new Place(variant.file(), only, variant.pointer()));
        }
    }

    private boolean isReadOnly(Place property) {
        return property.node().path("readOnly").asBoolean()
                || property.node().has("$ref") && isReadOnly(folder.follow(property));
    }

    private static void required(ObjectNode result, JsonNode node, Set<String> names) {
        Set<JsonNode> all = new LinkedHashSet<>();
        node.path("required").forEach(all::add);
        names.forEach(name -> all.add(JsonNodeFactory.instance.textNode(name)));
        if (!all.isEmpty()) {
            result.putArray("required").addAll(all);
        }
    }

    private void additional(ObjectNode result, Place additional) {
        if (additional.node().isBoolean()) {
            if (additional.node().booleanValue()) {
                result.put("additionalProperties", true);
            }
        } else {
            result.set("additionalProperties", schema(additional));
        }
    }

    private void discriminator(ObjectNode result, Place base) {
        ObjectNode mapping = JsonNodeFactory.instance.objectNode();
        Place siblings = folder.root(base).child("definitions");
        for (Map.Entry<String, JsonNode> definition : siblings.node().properties()) {
            Place candidate = siblings.child(definition.getKey());
            variantOf(base, candidate)
                    .ifPresent(value ->
                            mapping.putObject(value).put("$ref", "#/$defs/" + JsonPointers.escape(define(candidate))));
        }
        ObjectNode discriminator = result.putObject("x-discriminator");
        discriminator.put("property", base.node().path("discriminator").asText());
        discriminator.set("mapping", mapping);
    }

    private Optional<String> variantOf(Place base, Place candidate) {
        for (JsonNode parent : candidate.node().path("allOf")) {
            Place target = folder.follow(new Place(candidate.file(), parent, candidate.pointer()));
            if (target.file().equals(base.file()) && target.pointer().equals(base.pointer())) {
                String value = candidate.node().path("x-ms-discriminator-value").asText();
                return Optional.of(value.isEmpty() ? JsonPointers.last(candidate.pointer()) : value);
            }
        }
        return Optional.empty();
    }
}

package dev.tocsin.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonPointers;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a schema: a subset of JSON Schema (draft 2020-12) plus {@code x-mutability}, {@code x-secret},
 * {@code x-open-enum} and {@code x-discriminator}. It differs from JSON Schema in three ways: an object that lists
 * properties is closed unless {@code additionalProperties} says otherwise; keywords beside {@code $ref} override those
 * of the target ({@code required} adds to them); null counts as absent.
 */
public final class ShapeReader {
    private static final String DEFS = "/$defs/";
    private static final Set<String> ROOT_KEYWORDS = Set.of("$schema", "$id", "$defs");

    private final JsonNode root;
    private final boolean verified;
    private final Map<String, Shape> definitions = new HashMap<>();

    private ShapeReader(JsonNode root, boolean verified) {
        this.root = root;
        this.verified = verified;
    }

    /**
     * The shape that a schema describes.
     *
     * @throws UnsupportedSchemaException when the schema uses a keyword, type or format that is not supported, or a
     *     keyword has a value that makes no sense
     */
    public static Shape read(JsonNode schema) throws UnsupportedSchemaException {
        return read(schema, false);
    }

    /**
     * The shape that a schema describes which {@link #read} is known to accept, as a test shows for those in the jar. Reads
     * each part when it is first asked for: a body uses a small part of what a specification describes, and start-up time counts.
     */
    static Shape readVerified(JsonNode schema) throws UnsupportedSchemaException {
        return read(schema, true);
    }

    private static Shape read(JsonNode schema, boolean verified) throws UnsupportedSchemaException {
        ShapeReader reader = new ShapeReader(schema, verified);
        for (Map.Entry<String, JsonNode> def : schema.path("$defs").properties()) {
            String pointer = DEFS + JsonPointers.escape(def.getKey());
            reader.definitions.put(pointer, reader.shape(def.getValue(), pointer));
        }
        Shape shape = reader.shape(schema, "");
        reader.definitions.put("", shape);
        return shape;
    }

    private Shape shape(JsonNode schema, String pointer) throws UnsupportedSchemaException {
        if (schema.isBoolean() && schema.booleanValue()) {
            return new Shape(facts(JsonNodeFactory.instance.objectNode(), pointer));
        }
        if (!(schema instanceof ObjectNode object)) {
            throw new UnsupportedSchemaException(pointer, "a schema must be a JSON object or true");
        }
        if (verified) {
            return new Shape(new Verified(this, object, pointer));
        }
        if (!object.has("$ref")) {
            return new Shape(facts(object, pointer));
        }
        String target = target(object, pointer);
        ObjectNode siblings = object.deepCopy();
        siblings.remove("$ref");
        facts(siblings, pointer);
        ObjectNode merged = merged(object, pointer);
        return siblings.isEmpty() ? new Shape(() -> known(target)) : new Shape(() -> factsOfValid(merged, pointer));
    }

    /** A class of its own, because every run reads specifications, and a lambda starts more slowly. */
    private record Verified(ShapeReader reader, ObjectNode schema, String pointer) implements Supplier<ShapeFacts> {
        @Override
        public ShapeFacts get() {
            return reader.verifiedFacts(schema, pointer);
        }
    }

    private ShapeFacts known(String target) {
        Shape shape = definitions.get(target);
        if (shape == null) {
            throw new IllegalStateException("asked for the facts of " + target + " before the schema was read");
        }
        return shape.facts();
    }

    private ShapeFacts verifiedFacts(ObjectNode schema, String pointer) {
        try {
            if (schema.has("$ref")) {
                return schema.size() == 1 ? known(target(schema, pointer)) : facts(merged(schema, pointer), pointer);
            }
            return facts(schema, pointer);
        } catch (UnsupportedSchemaException e) {
            throw new IllegalStateException(pointer + " was not verified", e);
        }
    }

    private ShapeFacts factsOfValid(ObjectNode merged, String pointer) {
        try {
            return facts(merged, pointer);
        } catch (UnsupportedSchemaException e) {
            throw new IllegalStateException("both parts of " + pointer + " were accepted alone", e);
        }
    }

    private String target(ObjectNode schema, String pointer) throws UnsupportedSchemaException {
        String at = JsonPointers.child(pointer, "$ref");
        String ref = KeywordValues.text(schema.get("$ref"), at);
        boolean known = ref.equals("#")
                || ref.startsWith("#" + DEFS)
                        && ref.indexOf('/', 1 + DEFS.length()) < 0
                        && root.at(ref.substring(1)).isObject();
        if (!known) {
            throw new UnsupportedSchemaException(
                    at,
                    "$ref \"" + ref
                            + "\" leads nowhere; only \"#\" and \"#/$defs/NAME\" of the same file are supported");
        }
        return ref.substring(1);
    }

    /** The schema with its references replaced by what they refer to, at the top only. */
    private ObjectNode merged(ObjectNode schema, String pointer) throws UnsupportedSchemaException {
        ObjectNode result = schema.deepCopy();
        Set<String> seen = new HashSet<>();
        while (result.has("$ref")) {
            String target = target(result, pointer);
            if (!seen.add(target)) {
                throw new UnsupportedSchemaException(
                        JsonPointers.child(pointer, "$ref"), "$ref \"#" + target + "\" refers to itself");
            }
            result.remove("$ref");
            ObjectNode base = root.at(target).deepCopy();
            base.remove(ROOT_KEYWORDS);
            overlay(base, result);
            result = base;
        }
        return result;
    }

    private static void overlay(ObjectNode base, ObjectNode over) {
        for (Map.Entry<String, JsonNode> keyword : over.properties()) {
            if (keyword.getKey().equals("required") && base.path("required").isArray()) {
                Set<JsonNode> names = new LinkedHashSet<>();
                base.get("required").forEach(names::add);
                keyword.getValue().forEach(names::add);
                base.putArray("required").addAll(names);
            } else {
                base.set(keyword.getKey(), keyword.getValue());
            }
        }
    }

    private ShapeFacts facts(ObjectNode schema, String pointer) throws UnsupportedSchemaException {
        KeywordValues values = new KeywordValues(schema, pointer);
        values.refuseUnknown(pointer.isEmpty() ? ROOT_KEYWORDS : Set.of());
        return new ShapeFacts(
                values.type(),
                members(values),
                child(values, "items"),
                values.bounds(),
                values.access(),
                values.values(),
                values.text("description"));
    }

    private @Nullable Shape child(KeywordValues values, String keyword) throws UnsupportedSchemaException {
        JsonNode schema = values.get(keyword);
        return schema == null ? null : shape(schema, values.at(keyword));
    }

    private ShapeFacts.Members members(KeywordValues values) throws UnsupportedSchemaException {
        Map<String, Shape> properties = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> property : values.object("properties").properties()) {
            String pointer = JsonPointers.child(values.at("properties"), property.getKey());
            properties.put(property.getKey(), shape(property.getValue(), pointer));
        }
        Set<String> required = values.names("required");
        Discriminator discriminator = discriminator(values).orElse(null);
        if (discriminator != null) {
            properties.put(discriminator.property(), decider(discriminator));
            required.add(discriminator.property());
        }
        Shape additional = additional(values);
        boolean nothingSaid = properties.isEmpty() && required.isEmpty() && additional == null;
        return nothingSaid && discriminator == null
                ? ShapeFacts.Members.NONE
                : ShapeFacts.Members.of(properties, required, additional, discriminator);
    }

    private @Nullable Shape additional(KeywordValues values) throws UnsupportedSchemaException {
        JsonNode additional = values.get("additionalProperties");
        if (additional == null) {
            boolean freeForm = values.type() == ShapeType.OBJECT
                    && values.get("properties") == null
                    && values.get("x-discriminator") == null;
            return freeForm ? shape(JsonNodeFactory.instance.booleanNode(true), values.at("type")) : null;
        }
        boolean closed = additional.isBoolean() && !additional.booleanValue();
        return closed ? null : shape(additional, values.at("additionalProperties"));
    }

    private static Shape decider(Discriminator discriminator) {
        List<String> values = List.copyOf(discriminator.mapping().keySet());
        return new Shape(new ShapeFacts(
                ShapeType.STRING,
                ShapeFacts.Members.NONE,
                null,
                ShapeFacts.Bounds.NONE,
                ShapeFacts.Access.EVERYONE,
                new ShapeFacts.Values(null, values, false),
                null));
    }

    private Optional<Discriminator> discriminator(KeywordValues values) throws UnsupportedSchemaException {
        if (values.get("x-discriminator") == null) {
            return Optional.empty();
        }
        ObjectNode schema = values.object("x-discriminator");
        String pointer = values.at("x-discriminator");
        Map<String, Shape> mapping = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : schema.path("mapping").properties()) {
            String at = JsonPointers.child(JsonPointers.child(pointer, "mapping"), entry.getKey());
            mapping.put(entry.getKey(), shape(entry.getValue(), at));
        }
        if (schema.size() != 2 || mapping.isEmpty() || !schema.path("property").isTextual()) {
            throw new UnsupportedSchemaException(
                    pointer, "x-discriminator must have \"property\" (a string) and \"mapping\" (an object), only");
        }
        return Optional.of(new Discriminator(schema.get("property").textValue(), mapping));
    }
}

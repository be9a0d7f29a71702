package dev.tocsin.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.arm.Shape;
import dev.tocsin.arm.Variant;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.kind.Kind;
import dev.tocsin.resource.IsoDuration;
import dev.tocsin.resource.OwnTags;
import dev.tocsin.resource.ResourceId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The canonical form of a body: bodies that the differ takes for equal have the same. Its hash, kept in a tag, says whether
 * the definition changed since it was last applied. Secrets stay marks, so the hash tells nothing about them.
 */
public final class Canonical {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonReader CONTENT = new JsonReader(JsonLimits.DEFINITION);
    /** Looked for once and copied for each use; looking again takes longer than a hash. */
    private static final MessageDigest SHA_256 = sha256();

    private final Kind kind;

    private Canonical(Kind kind) {
        this.kind = kind;
    }

    /** SHA-256 of the canonical form, as 64 hexadecimal digits. */
    public static String hash(Kind kind, Shape shape, JsonNode body) {
        return sha256(JsonWriter.compact(of(kind, shape, body)).getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256 as 64 hexadecimal digits. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(((MessageDigest) SHA_256.clone()).digest(bytes));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's SHA-256 can be copied", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The canonical form. */
    public static JsonNode of(Kind kind, Shape shape, JsonNode body) {
        return new Canonical(kind).value(body, shape, "");
    }

    private JsonNode value(JsonNode node, @Nullable Shape told, String pointer) {
        Shape shape = Undeclared.inside(told);
        if (node.isObject()) {
            return object(node, shape, pointer);
        }
        if (node.isArray()) {
            return array(node, shape, pointer);
        }
        if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            return NODES.numberNode(number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros());
        }
        return node.isTextual() ? text(node, shape, pointer) : node;
    }

    private JsonNode object(JsonNode node, @Nullable Shape shape, String pointer) {
        Shape exact = shape == null ? null : Variant.of(shape, node);
        Map<String, JsonNode> sorted = new TreeMap<>();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            if (pointer.equals("/tags") && OwnTags.contains(member.getKey())) {
                continue;
            }
            Shape inner = Undeclared.member(exact, member.getKey());
            JsonNode value = value(member.getValue(), inner, JsonPointers.child(pointer, member.getKey()));
            if (shape == null || !Values.isEmpty(value)) {
                sorted.put(member.getKey(), value);
            }
        }
        ObjectNode object = NODES.objectNode();
        object.setAll(sorted);
        return object;
    }

    private JsonNode array(JsonNode node, @Nullable Shape shape, String pointer) {
        Shape items = shape == null ? null : shape.items().orElse(null);
        List<JsonNode> elements = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            elements.add(value(node.get(i), items, JsonPointers.child(pointer, i)));
        }
        if (shape != null && kind.setKey(pointer).isPresent()) {
            elements.sort(Order.BY_TEXT);
        }
        return NODES.arrayNode().addAll(elements);
    }

    private enum Order implements Comparator<JsonNode> {
        BY_TEXT;

        @Override
        public int compare(JsonNode one, JsonNode other) {
            return JsonWriter.compact(one).compareTo(JsonWriter.compact(other));
        }
    }

    private JsonNode text(JsonNode node, @Nullable Shape shape, String pointer) {
        String text = node.textValue();
        if (kind.content().equals(Optional.of(pointer))) {
            try {
                return value(CONTENT.readTree(text), null, pointer);
            } catch (JsonSyntaxException e) {
                return node;
            }
        }
        if (shape == null) {
            return node;
        }
        if (ResourceId.isWhole(text)) {
            return NODES.textNode(ResourceId.key(text));
        }
        if (kind.isCaseless(pointer)) {
            return NODES.textNode(text.toLowerCase(Locale.ROOT));
        }
        if (kind.isLocation(pointer)) {
            return NODES.textNode(Values.location(text));
        }
        if (Values.isDuration(shape)) {
            Optional<Duration> length = IsoDuration.parse(text);
            return length.isPresent() ? NODES.textNode(length.get().toString()) : node;
        }
        return node;
    }
}

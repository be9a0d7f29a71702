package dev.tocsin.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.arm.Shape;
import dev.tocsin.arm.ShapeChecker;
import dev.tocsin.arm.ShapeType;
import dev.tocsin.arm.Variant;
import dev.tocsin.kind.Kind;
import dev.tocsin.resource.IsoDuration;
import dev.tocsin.resource.ResourceId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Bodies that fit the OpenAPI of a kind, and other spellings of the same body; the same for the same seed. */
final class RandomBodies {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> DURATIONS = List.of("PT5M", "PT10M", "PT15M", "PT1H", "PT6H", "P1D");
    private static final String ID = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-Shop";
    private static final int DEEPEST = 9;

    private final Kind kind;
    private final Shape shape;
    private final Random random;
    private int next;

    RandomBodies(Kind kind, Shape shape, long seed) {
        this.kind = kind;
        this.shape = shape;
        this.random = new Random(seed);
    }

    /** A body without violations. */
    ObjectNode body() {
        for (int attempt = 0; attempt < 2_000; attempt++) {
            ObjectNode body = (ObjectNode) value(shape, "", 0);
            if (kind.scope() == Kind.Scope.GROUP) {
                body.put("location", kind.location().orElse("westeurope"));
            }
            if (kind.ownership() != Kind.Ownership.TAGS) {
                body.remove("tags");
            } else if (random.nextBoolean()) {
                body.putObject("tags").put("team", "a").put("Cost-Center", "4711");
            } else {
                body.remove("tags");
            }
            kind.content()
                    .ifPresent(pointer -> body.withObject(pointer.substring(0, pointer.lastIndexOf('/')))
                            .put(pointer.substring(pointer.lastIndexOf('/') + 1), content()));
            if (ShapeChecker.check(shape, body).isEmpty()) {
                return body;
            }
        }
        throw new IllegalStateException("no body of " + kind + " fits its own shape");
    }

    private String content() {
        return "{\"version\": \"Notebook/1.0\", \"items\": [{\"type\": 1, \"content\": {\"json\": \"text " + next++
                + "\"}, \"name\": \"a\"}]}";
    }

    private JsonNode value(Shape at, String pointer, int depth) {
        if (!at.enumValues().isEmpty() && at.type() == ShapeType.STRING) {
            return NODES.textNode(
                    at.enumValues().get(random.nextInt(at.enumValues().size())));
        }
        return switch (at.type()) {
            case OBJECT -> object(at, pointer, depth);
            case ARRAY -> array(at, pointer, depth);
            case BOOLEAN -> NODES.booleanNode(random.nextBoolean());
            case INTEGER -> NODES.numberNode(number(at, 100).intValue());
            case NUMBER ->
                NODES.numberNode(number(at, 100).add(random.nextBoolean() ? new BigDecimal("0.5") : BigDecimal.ZERO));
            case STRING, ANY -> NODES.textNode(text(at));
        };
    }

    private BigDecimal number(Shape at, int span) {
        int low = at.minimum().map(BigDecimal::intValue).orElse(0);
        int high = at.maximum().map(BigDecimal::intValue).orElse(low + span);
        return BigDecimal.valueOf(low + random.nextInt(Math.max(1, high - low)));
    }

    private ObjectNode object(Shape common, String pointer, int depth) {
        Shape at = common;
        ObjectNode object = NODES.objectNode();
        if (common.discriminator().isPresent()) {
            List<Map.Entry<String, Shape>> variants =
                    new ArrayList<>(common.discriminator().get().mapping().entrySet());
            Map.Entry<String, Shape> variant = variants.get(random.nextInt(variants.size()));
            at = variant.getValue();
            object.put(common.discriminator().get().property(), variant.getKey());
        }
        for (Map.Entry<String, Shape> property : at.properties().entrySet()) {
            boolean wanted = at.required().contains(property.getKey()) || depth < DEEPEST && random.nextInt(10) < 4;
            if (wanted && !property.getValue().readOnly() && !object.has(property.getKey())) {
                object.set(property.getKey(), value(property.getValue(), pointer + "/" + property.getKey(), depth + 1));
            }
        }
        if (at.additional().isPresent() && at.properties().isEmpty() && depth < DEEPEST) {
            object.set("k" + next++, value(at.additional().get(), pointer + "/k", depth + 1));
        }
        return object;
    }

    private ArrayNode array(Shape at, String pointer, int depth) {
        int least = at.minItems().orElse(0);
        int size = Math.min(at.maxItems().orElse(3), least + (depth < DEEPEST ? 1 + random.nextInt(2) : 0));
        ArrayNode array = NODES.arrayNode();
        for (int i = 0; i < size; i++) {
            array.add(at.items()
                    .map(items -> value(items, pointer + "/0", depth + 1))
                    .orElseGet(() -> NODES.textNode("e" + next++)));
            if (array.get(i) instanceof ObjectNode element) {
                kind.setKey(pointer)
                        .map(keys -> keys.split("\\|", -1)[0])
                        .filter(key -> !element.has(key))
                        .ifPresent(key -> element.put(key, "s" + next++));
            }
        }
        return array;
    }

    private String text(Shape at) {
        String format = at.format().orElse("");
        if (format.equals("duration")) {
            return DURATIONS.get(random.nextInt(DURATIONS.size()));
        }
        if (format.equals("uuid")) {
            return new UUID(random.nextLong(), random.nextLong()).toString();
        }
        if (format.equals("date-time")) {
            return "2026-01-05T12:00:0" + random.nextInt(10) + "Z";
        }
        boolean unlimited = at.maxLength().isEmpty() && at.pattern().isEmpty();
        return unlimited && random.nextInt(4) == 0
                ? ID + "/providers/Microsoft.Insights/components/C" + next++
                : "s" + next++;
    }

    /** The same body with keys, sets, ids, durations and numbers written in another way. */
    JsonNode respelled(JsonNode node, Shape at, String pointer) {
        if (at.type() == ShapeType.ANY) {
            return node;
        }
        if (node.isObject()) {
            Shape exact = Variant.of(at, node);
            List<Map.Entry<String, JsonNode>> members = new ArrayList<>(node.properties());
            Collections.shuffle(members, random);
            ObjectNode object = NODES.objectNode();
            for (Map.Entry<String, JsonNode> member : members) {
                Shape inner = Undeclared.member(exact, member.getKey());
                String child = pointer + "/" + member.getKey();
                object.set(
                        member.getKey(),
                        inner == null ? member.getValue() : respelled(member.getValue(), inner, child));
            }
            return object;
        }
        if (node.isArray()) {
            List<JsonNode> elements = new ArrayList<>();
            for (int i = 0; i < node.size(); i++) {
                String child = pointer + "/" + i;
                JsonNode element = node.get(i);
                elements.add(at.items()
                        .map(items -> respelled(element, items, child))
                        .orElse(element));
            }
            if (kind.setKey(pointer).isPresent()) {
                Collections.shuffle(elements, random);
            }
            ArrayNode array = NODES.arrayNode();
            elements.forEach(array::add);
            return array;
        }
        return scalar(node, at);
    }

    private JsonNode scalar(JsonNode node, Shape at) {
        if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            return NODES.numberNode(number.setScale(number.scale() + 1));
        }
        if (!node.isTextual()) {
            return node;
        }
        if (ResourceId.isId(node.textValue())) {
            return NODES.textNode(anyCase(node.textValue()));
        }
        return at.format()
                .filter("duration"::equals)
                .flatMap(format -> IsoDuration.parse(node.textValue()))
                .<JsonNode>map(length -> NODES.textNode("PT" + length.toSeconds() + "S"))
                .orElse(node);
    }

    private String anyCase(String text) {
        StringBuilder other = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            other.append(random.nextBoolean() ? Character.toUpperCase(c) : Character.toLowerCase(c));
        }
        return other.toString();
    }
}

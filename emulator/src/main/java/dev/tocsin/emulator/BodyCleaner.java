package dev.tocsin.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.arm.Discriminator;
import dev.tocsin.arm.Shape;
import java.util.Map;
import java.util.Optional;

/** Copies a body as a service takes it: without read-only members, keys in the specification's case. */
final class BodyCleaner {
    private BodyCleaner() {}

    static JsonNode clean(Shape shape, JsonNode value) {
        if (value.isObject()) {
            return object(exact(shape, value), value);
        }
        Optional<Shape> items = shape.items();
        if (value.isArray() && items.isPresent()) {
            ArrayNode result = JsonNodeFactory.instance.arrayNode();
            for (JsonNode element : value) {
                result.add(clean(items.get(), element));
            }
            return result;
        }
        return value;
    }

    private static ObjectNode object(Shape shape, JsonNode value) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            Optional<Map.Entry<String, Shape>> known = shape.property(member.getKey());
            if (known.isEmpty()) {
                result.set(member.getKey(), member.getValue());
            } else if (!known.get().getValue().readOnly()) {
                result.set(known.get().getKey(), clean(known.get().getValue(), member.getValue()));
            }
        }
        return result;
    }

    private static Shape exact(Shape shape, JsonNode value) {
        Optional<Discriminator> by = shape.discriminator();
        if (by.isPresent()) {
            for (Map.Entry<String, JsonNode> member : value.properties()) {
                if (member.getKey().equalsIgnoreCase(by.get().property())) {
                    return by.get().mapping().getOrDefault(member.getValue().asText(), shape);
                }
            }
        }
        return shape;
    }
}

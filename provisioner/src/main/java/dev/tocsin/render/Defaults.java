package dev.tocsin.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.arm.Shape;
import java.util.Map;
import java.util.Optional;

/** Fills in the defaults that a template's parameters declare. */
final class Defaults {
    private Defaults() {}

    /** The value with defaults where it leaves something out, at any depth of objects. */
    static JsonNode apply(Shape shape, JsonNode value) {
        if (!(value instanceof ObjectNode object)) {
            return value;
        }
        ObjectNode filled = object.deepCopy();
        for (Map.Entry<String, Shape> property : shape.properties().entrySet()) {
            JsonNode given = filled.get(property.getKey());
            if (given == null) {
                Optional<JsonNode> standard = property.getValue().defaultValue();
                if (standard.isPresent()) {
                    filled.set(property.getKey(), standard.get());
                }
            } else {
                filled.set(property.getKey(), apply(property.getValue(), given));
            }
        }
        return filled;
    }
}

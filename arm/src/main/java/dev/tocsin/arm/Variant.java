package dev.tocsin.arm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Which variant of a polymorphic shape an object has. */
public final class Variant {
    private Variant() {}

    /** The shape that the object's deciding property names, or the common shape when it names none. */
    public static Shape of(Shape shape, JsonNode object) {
        if (shape.discriminator().isEmpty()) {
            return shape;
        }
        Discriminator by = shape.discriminator().get();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (member.getKey().equalsIgnoreCase(by.property())) {
                return by.mapping().getOrDefault(member.getValue().asText(), shape);
            }
        }
        return shape;
    }
}

package dev.tocsin.arm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.arm.ShapeViolation.Kind;
import dev.tocsin.json.JsonPointers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One walk over a value and its shape. */
final class ShapeWalk {
    private final List<ShapeViolation> violations = new ArrayList<>();

    List<ShapeViolation> violations() {
        return List.copyOf(violations);
    }

    void value(Shape shape, JsonNode value, String pointer, boolean insideSecret) {
        if (value.isNull()
                || shape.type() == ShapeType.ANY && shape.enumValues().isEmpty()) {
            return;
        }
        boolean secret = insideSecret || shape.secret();
        if (!hasType(shape.type(), value)) {
            add(pointer, Kind.WRONG_TYPE, "must be " + shape.type().phrase() + ", not " + phrase(value));
        } else if (value.isObject()) {
            object(shape, value, pointer, secret);
        } else if (value.isArray()) {
            array(shape, value, pointer, secret);
        } else {
            for (ScalarCheck.Finding found : ScalarCheck.check(shape, value, secret)) {
                add(pointer, found.kind(), found.message(), found.suggestion());
            }
        }
    }

    private static boolean hasType(ShapeType type, JsonNode value) {
        return switch (type) {
            case OBJECT -> value.isObject();
            case ARRAY -> value.isArray();
            case STRING -> value.isTextual();
            case BOOLEAN -> value.isBoolean();
            case NUMBER -> value.isNumber();
            case INTEGER -> value.isNumber() && value.canConvertToExactIntegral();
            case ANY -> true;
        };
    }

    private static String phrase(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case STRING -> "a string";
            case BOOLEAN -> "true or false";
            case NUMBER -> "a number" + (value.canConvertToExactIntegral() ? "" : " with a fraction");
            default -> "null";
        };
    }

    private void array(Shape shape, JsonNode array, String pointer, boolean secret) {
        ShapeFacts.Bounds bounds = shape.facts().bounds();
        if (bounds.minItems() != null && array.size() < bounds.minItems()) {
            add(
                    pointer,
                    Kind.OUT_OF_RANGE,
                    "must have at least " + elements(bounds.minItems()) + ", not " + array.size());
        }
        if (bounds.maxItems() != null && array.size() > bounds.maxItems()) {
            add(
                    pointer,
                    Kind.OUT_OF_RANGE,
                    "must have at most " + elements(bounds.maxItems()) + ", not " + array.size());
        }
        Optional<Shape> items = shape.items();
        if (items.isPresent()) {
            for (int i = 0; i < array.size(); i++) {
                value(items.get(), array.get(i), JsonPointers.child(pointer, i), secret);
            }
        }
    }

    private static String elements(int count) {
        return count == 1 ? "1 element" : count + " elements";
    }

    private void object(Shape shape, JsonNode object, String pointer, boolean secret) {
        Optional<Discriminator> discriminator = shape.discriminator();
        if (discriminator.isPresent()) {
            discriminated(shape, discriminator.get(), object, pointer, secret);
        } else {
            members(shape, object, pointer, secret, true);
        }
    }

    /** Where the deciding property is missing or wrong, only what every variant has is checked. */
    private void discriminated(Shape base, Discriminator by, JsonNode object, String pointer, boolean secret) {
        String decider = decider(object, by.property());
        Shape variant = decider == null ? null : by.mapping().get(decider);
        members(variant == null ? base : variant, object, pointer, secret, variant != null);
    }

    private static @Nullable String decider(JsonNode object, String name) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (member.getKey().equalsIgnoreCase(name)) {
                return member.getValue().textValue();
            }
        }
        return null;
    }

    private void members(Shape shape, JsonNode object, String pointer, boolean secret, boolean closed) {
        Set<String> present = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (!member.getValue().isNull()) {
                present.add(member.getKey());
            }
        }
        for (String name : shape.required()) {
            if (!present.contains(name)) {
                missing(name, pointer);
            }
        }
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            member(shape, member, pointer, secret, closed);
        }
    }

    private void member(
            Shape shape, Map.Entry<String, JsonNode> member, String parent, boolean secret, boolean closed) {
        String name = member.getKey();
        String pointer = JsonPointers.child(parent, name);
        Optional<Map.Entry<String, Shape>> known = shape.property(name);
        if (known.isPresent()) {
            String knownName = known.get().getKey();
            if (!knownName.equals(name)) {
                String message = "the name \"" + Words.shortened(name) + "\" is spelled \"" + knownName + "\"";
                add(pointer, Kind.KEY_CASE, message, Optional.of(knownName));
            }
            if (known.get().getValue().readOnly() && !member.getValue().isNull()) {
                add(pointer, Kind.READ_ONLY, "\"" + knownName + "\" is read-only: only the service sets it");
            }
            value(known.get().getValue(), member.getValue(), pointer, secret);
        } else if (shape.additional().isPresent()) {
            value(shape.additional().get(), member.getValue(), pointer, secret);
        } else if (closed) {
            unknown(shape, name, pointer);
        }
    }

    private void unknown(Shape shape, String name, String pointer) {
        List<String> writable = shape.properties().entrySet().stream()
                .filter(property -> !property.getValue().readOnly())
                .map(Map.Entry::getKey)
                .toList();
        Optional<String> suggestion =
                Suggestion.nearest(name, shape.properties().keySet());
        String hint = suggestion
                .map(word -> "did you mean \"" + word + "\"?")
                .orElseGet(() -> writable.isEmpty() ? "none is known here" : "known here: " + Words.listed(writable));
        add(pointer, Kind.UNKNOWN_PROPERTY, "unknown property \"" + Words.shortened(name) + "\"; " + hint, suggestion);
    }

    private void missing(String name, String parent) {
        String message = "the property \"" + name + "\" is required";
        add(JsonPointers.child(parent, name), Kind.MISSING_PROPERTY, message);
    }

    private void add(String pointer, Kind kind, String message) {
        add(pointer, kind, message, Optional.empty());
    }

    private void add(String pointer, Kind kind, String message, Optional<String> suggestion) {
        violations.add(new ShapeViolation(pointer, kind, message, suggestion));
    }
}

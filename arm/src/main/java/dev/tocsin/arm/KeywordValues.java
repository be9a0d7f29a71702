package dev.tocsin.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonPointers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The keywords of one schema object, each refused with its pointer when its value is not what the keyword takes. */
final class KeywordValues {
    private static final Set<String> KEYWORDS = Set.of(
            "$ref",
            "type",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "enum",
            "default",
            "pattern",
            "minLength",
            "maxLength",
            "minimum",
            "maximum",
            "minItems",
            "maxItems",
            "format",
            "readOnly",
            "description",
            "title",
            "examples",
            "x-mutability",
            "x-secret",
            "x-open-enum",
            "x-discriminator");

    private final ObjectNode schema;
    private final String pointer;

    KeywordValues(ObjectNode schema, String pointer) {
        this.schema = schema;
        this.pointer = pointer;
    }

    void refuseUnknown(Set<String> alsoKnown) throws UnsupportedSchemaException {
        for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
            String name = keyword.getKey();
            if (!KEYWORDS.contains(name) && !alsoKnown.contains(name)) {
                throw new UnsupportedSchemaException(at(name), "the schema keyword \"" + name + "\" is not supported");
            }
        }
    }

    String at(String keyword) {
        return JsonPointers.child(pointer, keyword);
    }

    @Nullable
    JsonNode get(String keyword) {
        return schema.get(keyword);
    }

    /** The type asked for; where none is, the one that the other keywords imply. */
    ShapeType type() throws UnsupportedSchemaException {
        JsonNode type = schema.get("type");
        if (type != null) {
            String name = text(type.isArray() ? notNull(type) : type, at("type"));
            Optional<ShapeType> known = ShapeType.ofKeyword(name);
            if (known.isEmpty()) {
                throw new UnsupportedSchemaException(at("type"), "the schema type \"" + name + "\" is not supported");
            }
            return known.get();
        }
        if (schema.has("properties") || schema.has("additionalProperties") || schema.has("x-discriminator")) {
            return ShapeType.OBJECT;
        }
        if (schema.has("items")) {
            return ShapeType.ARRAY;
        }
        return schema.path("enum").path(0).isTextual() ? ShapeType.STRING : ShapeType.ANY;
    }

    private JsonNode notNull(JsonNode types) throws UnsupportedSchemaException {
        if (types.size() == 2 && types.get(1).asText().equals("null")) {
            return types.get(0);
        }
        throw new UnsupportedSchemaException(
                at("type"), "a list of types is not supported, except one type and \"null\" after it");
    }

    ShapeFacts.Bounds bounds() throws UnsupportedSchemaException {
        return new ShapeFacts.Bounds(
                regex(),
                count("minLength"),
                count("maxLength"),
                number("minimum"),
                number("maximum"),
                count("minItems"),
                count("maxItems"),
                format());
    }

    ShapeFacts.Access access() throws UnsupportedSchemaException {
        Set<Mutability> mutability = EnumSet.noneOf(Mutability.class);
        for (String name : names("x-mutability")) {
            try {
                mutability.add(Mutability.valueOf(name.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw new UnsupportedSchemaException(
                        at("x-mutability"), "x-mutability may hold create, read and update, not \"" + name + "\"");
            }
        }
        return new ShapeFacts.Access(flag("readOnly"), flag("x-secret"), Collections.unmodifiableSet(mutability));
    }

    ShapeFacts.Values values() throws UnsupportedSchemaException {
        JsonNode listed = schema.get("enum");
        List<String> values = new ArrayList<>();
        if (listed != null && (!listed.isArray() || listed.isEmpty())) {
            throw new UnsupportedSchemaException(at("enum"), "enum must be a list with at least one value");
        }
        for (JsonNode value : listed == null ? List.<JsonNode>of() : listed) {
            if (!value.isTextual() && !value.isNumber()) {
                throw new UnsupportedSchemaException(at("enum"), "enum may hold strings and numbers only");
            }
            values.add(value.asText());
        }
        return new ShapeFacts.Values(schema.get("default"), List.copyOf(values), flag("x-open-enum"));
    }

    ObjectNode object(String keyword) throws UnsupportedSchemaException {
        JsonNode value = schema.get(keyword);
        if (value == null) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw new UnsupportedSchemaException(at(keyword), keyword + " must be a JSON object");
    }

    Set<String> names(String keyword) throws UnsupportedSchemaException {
        Set<String> names = new LinkedHashSet<>();
        JsonNode list = schema.path(keyword);
        if (!list.isMissingNode() && !list.isArray()) {
            throw new UnsupportedSchemaException(at(keyword), keyword + " must be a list of strings");
        }
        for (JsonNode name : list) {
            names.add(text(name, at(keyword)));
        }
        return names;
    }

    @Nullable
    String text(String keyword) throws UnsupportedSchemaException {
        JsonNode value = schema.get(keyword);
        return value == null ? null : text(value, at(keyword));
    }

    static String text(JsonNode value, String pointer) throws UnsupportedSchemaException {
        if (!value.isTextual()) {
            throw new UnsupportedSchemaException(pointer, JsonPointers.last(pointer) + " takes strings only");
        }
        return value.textValue();
    }

    private boolean flag(String keyword) throws UnsupportedSchemaException {
        JsonNode value = schema.path(keyword);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw new UnsupportedSchemaException(at(keyword), keyword + " must be true or false");
        }
        return value.booleanValue();
    }

    private @Nullable Integer count(String keyword) throws UnsupportedSchemaException {
        JsonNode value = schema.get(keyword);
        if (value == null) {
            return null;
        }
        if (!value.canConvertToInt() || !value.canConvertToExactIntegral() || value.intValue() < 0) {
            throw new UnsupportedSchemaException(at(keyword), keyword + " must be a whole number, 0 or more");
        }
        return value.intValue();
    }

    private @Nullable BigDecimal number(String keyword) throws UnsupportedSchemaException {
        JsonNode value = schema.get(keyword);
        if (value == null) {
            return null;
        }
        if (!value.isNumber()) {
            throw new UnsupportedSchemaException(at(keyword), keyword + " must be a number");
        }
        return value.decimalValue();
    }

    private @Nullable Pattern regex() throws UnsupportedSchemaException {
        String pattern = text("pattern");
        try {
            return pattern == null ? null : Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new UnsupportedSchemaException(
                    at("pattern"), "the pattern is not a regular expression: " + e.getDescription());
        }
    }

    private @Nullable ShapeFormat format() throws UnsupportedSchemaException {
        String format = text("format");
        if (format == null) {
            return null;
        }
        Optional<ShapeFormat> known = ShapeFormat.ofKeyword(format);
        if (known.isEmpty()) {
            throw new UnsupportedSchemaException(at("format"), "the format \"" + format + "\" is not supported");
        }
        return known.get();
    }
}

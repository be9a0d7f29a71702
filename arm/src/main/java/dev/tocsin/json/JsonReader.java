package dev.tocsin.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads strict JSON: one value and nothing after it, no duplicate keys, finite numbers kept exactly. Works on the token
 * stream instead of an {@code ObjectMapper}, because positions are wanted and start-up time is short.
 */
public final class JsonReader {
    private static final int MAX_NUMBER_LENGTH = 64;
    private static final int MAX_NAME_LENGTH = 4096;
    /** Beyond this a number is infinite for every consumer that uses doubles, Azure among them. */
    private static final int MAX_EXPONENT = 308;

    /** Shared, because a factory remembers the names it has seen. */
    private static final JsonFactory DEFINITIONS = factory(JsonLimits.DEFINITION);

    private static final JsonFactory RESPONSES = factory(JsonLimits.RESPONSE);

    private final JsonNodeFactory nodes = JsonNodeFactory.instance;
    private final JsonLimits limits;
    private final JsonFactory factory;

    /** A reader that refuses documents over these limits. */
    public JsonReader(JsonLimits limits) {
        this.limits = limits;
        this.factory = limits.equals(JsonLimits.DEFINITION)
                ? DEFINITIONS
                : limits.equals(JsonLimits.RESPONSE) ? RESPONSES : factory(limits);
    }

    private static JsonFactory factory(JsonLimits limits) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(limits.maxChars())
                        .maxNestingDepth(limits.maxDepth())
                        .maxTokenCount(limits.maxTokens())
                        .maxNumberLength(MAX_NUMBER_LENGTH)
                        .maxNameLength(MAX_NAME_LENGTH)
                        .maxStringLength(limits.maxChars())
                        .build())
                .build();
    }

    /**
     * Parses the whole text.
     *
     * @throws JsonSyntaxException when it is not strict JSON, or over a limit
     */
    public JsonDocument read(String text) throws JsonSyntaxException {
        return new JsonDocument(parse(text, null), new Places(this, text));
    }

    /** A class of its own, because every run reads documents, and a lambda starts more slowly. */
    private record Places(JsonReader reader, String text) implements Supplier<Map<String, TextPosition>> {
        @Override
        public Map<String, TextPosition> get() {
            Map<String, TextPosition> positions = new HashMap<>();
            try {
                reader.parse(text, positions);
                return positions;
            } catch (JsonSyntaxException e) {
                throw new IllegalStateException("the text was read before", e);
            }
        }
    }

    /**
     * Parses the whole text where nobody will ask for positions: a third faster.
     *
     * @throws JsonSyntaxException when it is not strict JSON, or over a limit
     */
    public JsonNode readTree(String text) throws JsonSyntaxException {
        return parse(text, null);
    }

    private JsonNode parse(String text, @Nullable Map<String, TextPosition> positions) throws JsonSyntaxException {
        if (text.length() > limits.maxChars()) {
            throw new JsonSyntaxException(
                    "the document has " + text.length() + " characters; the limit is " + limits.maxChars(),
                    TextPosition.START);
        }
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (JsonParser parser = factory.createParser(body)) {
            return document(parser, positions);
        } catch (JsonProcessingException e) {
            throw new JsonSyntaxException(SyntaxWords.plain(firstLine(e.getOriginalMessage())), at(e));
        } catch (IOException e) {
            throw new JsonSyntaxException(firstLine(String.valueOf(e.getMessage())), TextPosition.START);
        }
    }

    private JsonNode document(JsonParser parser, @Nullable Map<String, TextPosition> positions)
            throws IOException, JsonSyntaxException {
        try {
            if (parser.nextToken() == null) {
                throw new JsonSyntaxException("the document is empty", TextPosition.START);
            }
            JsonNode root = value(parser, "", positions);
            TextPosition end = position(parser.currentLocation());
            if (parser.nextToken() != null) {
                throw new JsonSyntaxException("there is more text after the end of the JSON value", end);
            }
            return root;
        } catch (StreamConstraintsException e) {
            throw new JsonSyntaxException(
                    "over a limit: " + SyntaxWords.plain(e.getOriginalMessage()), position(parser.currentLocation()));
        }
    }

    private JsonNode value(JsonParser parser, String pointer, @Nullable Map<String, TextPosition> positions)
            throws IOException, JsonSyntaxException {
        if (positions != null) {
            positions.put(pointer, position(parser.currentTokenLocation()));
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, pointer, positions);
            case START_ARRAY -> array(parser, pointer, positions);
            case VALUE_STRING -> nodes.textNode(parser.getText());
            case VALUE_TRUE -> nodes.booleanNode(true);
            case VALUE_FALSE -> nodes.booleanNode(false);
            case VALUE_NULL -> nodes.nullNode();
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            default ->
                throw new JsonSyntaxException(
                        "unexpected " + parser.currentToken(), position(parser.currentTokenLocation()));
        };
    }

    private ObjectNode object(JsonParser parser, String pointer, @Nullable Map<String, TextPosition> positions)
            throws IOException, JsonSyntaxException {
        ObjectNode object = nodes.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            if (object.has(key)) {
                throw new JsonSyntaxException(
                        "the key \"" + key + "\" stands twice in the same object",
                        position(parser.currentTokenLocation()));
            }
            parser.nextToken();
            object.set(key, value(parser, positions == null ? "" : JsonPointers.child(pointer, key), positions));
        }
        return object;
    }

    private ArrayNode array(JsonParser parser, String pointer, @Nullable Map<String, TextPosition> positions)
            throws IOException, JsonSyntaxException {
        ArrayNode array = nodes.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser, positions == null ? "" : JsonPointers.child(pointer, array.size()), positions));
        }
        return array;
    }

    private JsonNode integer(JsonParser parser) throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> nodes.numberNode(parser.getIntValue());
            case LONG -> nodes.numberNode(parser.getLongValue());
            default -> nodes.numberNode(parser.getBigIntegerValue());
        };
    }

    private JsonNode decimal(JsonParser parser) throws IOException, JsonSyntaxException {
        BigDecimal number = parser.getDecimalValue();
        long exponent = (long) number.precision() - number.scale() - 1;
        if (number.signum() != 0 && Math.abs(exponent) > MAX_EXPONENT) {
            throw new JsonSyntaxException(
                    "the number is out of range (exponent " + exponent + ")", position(parser.currentTokenLocation()));
        }
        return nodes.numberNode(number);
    }

    private static TextPosition at(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        return location == null ? TextPosition.START : position(location);
    }

    private static TextPosition position(JsonLocation location) {
        return new TextPosition(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()), (int)
                Math.max(0, location.getCharOffset()));
    }

    private static String firstLine(String message) {
        int newline = message.indexOf('\n');
        return newline < 0 ? message : message.substring(0, newline);
    }
}

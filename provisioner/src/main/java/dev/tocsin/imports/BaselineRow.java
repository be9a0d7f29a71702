package dev.tocsin.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonDocument;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.json.TextPosition;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An entry of a file of Azure Monitor Baseline Alerts.
 *
 * @param document the file
 * @param pointer where the entry stands in it
 */
record BaselineRow(JsonDocument document, String pointer) {
    /** An entry that cannot become a definition. The message says why. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    String name() {
        return text(node(), "name").orElse("");
    }

    String description() {
        return text(node(), "description").orElse("");
    }

    /** The kind of alert in lower case without spaces. */
    String type() {
        return typeName().toLowerCase(Locale.ROOT).replace(" ", "");
    }

    /** The kind of alert as the file has it. */
    String typeName() {
        return text(node(), "type").orElse("");
    }

    JsonNode properties() {
        return node().path("properties");
    }

    TextPosition position() {
        return document.positionOf(pointer);
    }

    private JsonNode node() {
        return document.root().at(pointer);
    }

    /** The text at a key, if there is one. */
    Optional<String> property(String key) {
        return text(properties(), key);
    }

    String required(String key) throws Refused {
        return property(key).orElseThrow(() -> new Refused("it has no \"" + key + "\"; add one to the entry"));
    }

    /** The number at a key, also where it stands as a text. */
    Optional<BigDecimal> number(String key) throws Refused {
        Optional<String> text = property(key);
        try {
            return text.map(BigDecimal::new);
        } catch (NumberFormatException e) {
            throw new Refused("its \"" + key + "\" is no number: \"" + text.orElse("") + "\"");
        }
    }

    /** The truth value at a key, also where it stands as a text. */
    Optional<Boolean> truth(String key) throws Refused {
        Optional<String> word = property(key).map(one -> one.toLowerCase(Locale.ROOT));
        if (word.isPresent() && !word.get().equals("true") && !word.get().equals("false")) {
            throw new Refused("its \"" + key + "\" is neither true nor false: \"" + word.get() + "\"");
        }
        return word.map(Boolean::parseBoolean);
    }

    /** The value at a key in any case, if it is not empty. */
    Optional<JsonNode> value(String key) {
        for (Map.Entry<String, JsonNode> member : properties().properties()) {
            JsonNode value = member.getValue();
            boolean empty = value.isNull() || value.isContainerNode() && value.isEmpty();
            if (member.getKey().equalsIgnoreCase(key) && !empty) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> text(JsonNode object, String key) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (member.getKey().equalsIgnoreCase(key) && member.getValue().isValueNode()) {
                return Optional.of(member.getValue())
                        .filter(value -> !value.isNull())
                        .map(value -> value.isNumber() ? value.decimalValue().toPlainString() : value.asText())
                        .map(String::strip)
                        .filter(value -> !value.isEmpty());
            }
        }
        return Optional.empty();
    }

    static BaselineRow of(JsonDocument document, int index) {
        return new BaselineRow(document, JsonPointers.child("", index));
    }
}

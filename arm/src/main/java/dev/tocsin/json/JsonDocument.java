package dev.tocsin.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * A parsed text: its tree and, for each JSON pointer (RFC 6901), where that value starts.
 *
 * @param root the tree; treat it as immutable
 * @param positions start of every value, by JSON pointer; the root is {@code ""}
 */
public record JsonDocument(JsonNode root, Map<String, TextPosition> positions) {
    /** Keeps {@code positions} as given: it is built once by the reader and never handed out for writing. */
    public JsonDocument {}

    /** Where the value at this pointer starts, or the nearest value around it when the pointer leads nowhere. */
    public TextPosition positionOf(String pointer) {
        String at = pointer;
        while (true) {
            TextPosition position = positions.get(at);
            if (position != null) {
                return position;
            }
            int slash = at.lastIndexOf('/');
            if (slash < 0) {
                return TextPosition.START;
            }
            at = at.substring(0, slash);
        }
    }

    /** The value at this pointer, if there is one. */
    public Optional<JsonNode> at(String pointer) {
        JsonNode node = root.at(pointer);
        return node.isMissingNode() ? Optional.empty() : Optional.of(node);
    }
}

package dev.tocsin.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A parsed text: its tree and, for each JSON pointer (RFC 6901), where that value starts. Places are worked out when the first one
 * is asked for: most files have nothing wrong with them, and the places of a large one weigh more than its tree. Thread-safe.
 */
public final class JsonDocument {
    private final JsonNode root;
    private final Supplier<Map<String, TextPosition>> places;
    private @Nullable Map<String, TextPosition> positions;

    /**
     * A document.
     *
     * @param root the tree; treat it as immutable
     * @param places start of every value, by JSON pointer; the root is {@code ""}
     */
    public JsonDocument(JsonNode root, Supplier<Map<String, TextPosition>> places) {
        this.root = root;
        this.places = places;
    }

    /** The tree; treat it as immutable. */
    public JsonNode root() {
        return root;
    }

    /** Where the value at this pointer starts, or the nearest value around it when the pointer leads nowhere. */
    public TextPosition positionOf(String pointer) {
        Map<String, TextPosition> known = positions();
        String at = pointer;
        while (true) {
            TextPosition position = known.get(at);
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

    private synchronized Map<String, TextPosition> positions() {
        Map<String, TextPosition> known = positions;
        if (known == null) {
            known = places.get();
            positions = known;
        }
        return known;
    }

    /** The value at this pointer, if there is one. */
    public Optional<JsonNode> at(String pointer) {
        JsonNode node = root.at(pointer);
        return node.isMissingNode() ? Optional.empty() : Optional.of(node);
    }
}

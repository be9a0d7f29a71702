package dev.tocsin.preview;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * Content as it is drawn: what groups load stands in them, and every item's content is an object.
 *
 * @param content not to be changed
 * @param refused for the JSON pointer of a group, why what it loads is not in it
 */
public record Composed(JsonNode content, Map<String, String> refused) {
    /** Copies the map. */
    public Composed {
        refused = Map.copyOf(refused);
    }

    /**
     * Composes.
     *
     * @param key by which {@code templates} know the workbook itself, so that it is not loaded into itself; empty for none
     */
    public static Composed of(String key, JsonNode content, Templates templates) {
        return new Composer(templates).compose(key, content);
    }
}

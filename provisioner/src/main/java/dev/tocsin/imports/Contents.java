package dev.tocsin.imports;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import java.util.Optional;

/** Documents that travel as text. */
final class Contents {
    private static final JsonReader READER = new JsonReader(JsonLimits.DEFINITION);

    private Contents() {}

    /** The tree of workbook content, where it may stand in a file of its own. */
    static Optional<JsonNode> parse(String text) {
        if (!text.stripLeading().startsWith("{")) {
            return Optional.empty();
        }
        try {
            JsonNode tree = READER.readTree(text);
            boolean content = "Notebook/1.0".equals(tree.path("version").textValue());
            return content && !tree.has("type") && !tree.has("template") ? Optional.of(tree) : Optional.empty();
        } catch (JsonSyntaxException e) {
            return Optional.empty();
        }
    }
}

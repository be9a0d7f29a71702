package dev.tocsin.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.json.JsonWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A resource as a read shows it. Parsed only when someone looks inside, because most requests list it as it stands. */
final class Stored {
    private static final JsonReader READER = new JsonReader(JsonLimits.RESPONSE);

    private final String text;
    private @Nullable ObjectNode tree;

    /** A resource read from a file. */
    Stored(String text) {
        this.text = text;
    }

    /** A resource just made; do not change it afterwards. */
    Stored(ObjectNode tree) {
        this.text = JsonWriter.compact(tree);
        this.tree = tree;
    }

    /** Compact JSON on one line. */
    String text() {
        return text;
    }

    /** Treat it as immutable. */
    ObjectNode tree() throws IOException {
        ObjectNode known = tree;
        if (known == null) {
            try {
                known = (ObjectNode) READER.readTree(text);
                tree = known;
            } catch (JsonSyntaxException | ClassCastException e) {
                throw new IOException("the state holds a damaged resource: " + e.getMessage(), e);
            }
        }
        return known;
    }
}

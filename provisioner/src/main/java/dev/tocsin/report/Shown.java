package dev.tocsin.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tocsin.diff.Difference;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.secret.Mask;
import java.util.Optional;

/** Values of differences as people may see them. */
final class Shown {
    static final String CHANGED = "(sensitive, changed)";

    private Shown() {}

    /** The live value, or what stands for it. */
    static Optional<JsonNode> before(Difference difference) {
        return difference.sensitive() ? difference.before().map(value -> text(Mask.HIDDEN)) : difference.before();
    }

    /** The declared value, or what stands for it. */
    static Optional<JsonNode> after(Difference difference) {
        if (!difference.sensitive()) {
            return difference.after();
        }
        return difference.after().map(value -> text(difference.before().isPresent() ? CHANGED : Mask.HIDDEN));
    }

    /** On one line, at most so many characters, saying when it was cut. */
    static String line(JsonNode value, int most) {
        String text = JsonWriter.compact(value);
        return text.length() <= most ? text : text.substring(0, most) + "… (" + text.length() + " characters)";
    }

    private static JsonNode text(String text) {
        return TextNode.valueOf(text);
    }
}

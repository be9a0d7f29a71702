package dev.tocsin.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.preview.data.PreviewData;
import dev.tocsin.preview.page.Page;
import dev.tocsin.workbook.Workbook;

/** Workbook content → page. Pure: the same content, data and clock give the same bytes. */
public final class Preview {
    private Preview() {}

    /**
     * Draws a workbook. Nothing that content or data may say makes it fail.
     *
     * @param title of the page
     * @param content for which {@link Workbook#isWorkbook} holds
     */
    public static Page page(String title, JsonNode content, PreviewData data) {
        return Page.of(title, Workbook.of(modern(content)), data);
    }

    /** The content with the legacy form resolved, in which the {@code content} of an item is a JSON document as text. */
    private static JsonNode modern(JsonNode content) {
        JsonNode copy = content.deepCopy();
        resolve(copy.path("items"));
        return copy;
    }

    private static void resolve(JsonNode items) {
        if (!(items instanceof ArrayNode)) {
            return;
        }
        for (JsonNode item : items) {
            if (item instanceof ObjectNode object && item.path("content").isTextual()) {
                try {
                    object.set(
                            "content",
                            new JsonReader(JsonLimits.DEFINITION)
                                    .readTree(item.path("content").textValue()));
                } catch (JsonSyntaxException e) {
                    continue;
                }
            }
            resolve(item.path("content").path("items"));
        }
    }
}

package dev.tocsin.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.resource.DesiredResource;
import java.nio.charset.StandardCharsets;

/**
 * The content of a workbook is workbook JSON within the service's size limit. No limit is documented: the service answers
 * 413 "The workbook length is too large." (hashicorp/terraform-provider-azurerm issue 24452) at about 1 MB.
 */
final class WorkbookContent implements Check {
    private static final int MAX_BYTES = 1 << 20;
    private static final int MANY_BYTES = 900_000;

    @Override
    public void check(DesiredResource resource, Diagnostics diagnostics) {
        if (resource.kind().content().isEmpty()) {
            return;
        }
        String pointer = resource.kind().content().get();
        JsonNode content = resource.body().at(pointer);
        if (!content.isTextual()) {
            return;
        }
        int bytes = content.textValue().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MANY_BYTES) {
            boolean refused = bytes > MAX_BYTES;
            diagnostics.add(resource.origin()
                    .diagnose(
                            refused ? Level.ERROR : Level.WARNING,
                            "TOC0230",
                            pointer,
                            "the workbook has " + bytes + " bytes without white space; Azure takes about " + MAX_BYTES
                                    + " (1 MiB); split it into several"));
        }
        try {
            JsonNode root = new JsonReader(JsonLimits.DEFINITION).readTree(content.textValue());
            if (!root.path("version").asText().startsWith("Notebook/")
                    || !root.path("items").isArray()) {
                diagnostics.add(resource.origin()
                        .error(
                                "TOC0231",
                                pointer,
                                "this is no workbook content: it needs \"version\": \"Notebook/1.0\" and \"items\""));
            }
        } catch (JsonSyntaxException e) {
            diagnostics.add(resource.origin()
                    .error(
                            "TOC0231",
                            pointer,
                            "the workbook content is not valid JSON, and Azure would store it all the same: "
                                    + e.getMessage() + " at " + e.position()));
        }
    }
}

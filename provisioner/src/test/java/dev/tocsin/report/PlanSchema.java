package dev.tocsin.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The published schemas of plans, as strict as a test wants it: what it does not name must not be there. */
public final class PlanSchema {
    static final Path FILE = Path.of("../docs/schemas/plan-1.0.schema.json");
    private static final Path FLEET = Path.of("../docs/schemas/fleet-1.0.schema.json");

    private PlanSchema() {}

    /** What is wrong with a plan, a line each. */
    public static List<String> violations(String document) {
        return violations(document, tree());
    }

    /** What is wrong with the plans of several environments, a line each. */
    public static List<String> violationsOfFleet(String document) {
        return violations(document, read(FLEET));
    }

    private static List<String> violations(String document, JsonNode schema) {
        String plan = strict(tree()).toString();
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder -> builder.schemas(Map.of(tree().path("$id").asText(), plan)))
                .getSchema(strict(schema))
                .validate(json(document))
                .stream()
                .map(Object::toString)
                .toList();
    }

    static JsonNode tree() {
        return read(FILE);
    }

    private static JsonNode read(Path file) {
        try {
            return json(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode strict(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.path("properties").isObject()) {
            object.put("additionalProperties", false);
        }
        schema.forEach(PlanSchema::strict);
        return schema;
    }

    private static JsonNode json(String text) {
        try {
            return new JsonReader(JsonLimits.RESPONSE).readTree(text);
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException(text, e);
        }
    }
}

package dev.tocsin.arm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.arm.ArmOperation.QueryParameter;
import dev.tocsin.arm.ArmOperation.Verb;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The specifications that this product ships. Reads a specification when it is first asked for; thread-safe. */
public final class ArmSpecs {
    private static final String INDEX = "index.json";

    private final Map<String, List<String>> versions = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, ArmSpec> read = new ConcurrentHashMap<>();

    private ArmSpecs() {
        for (Map.Entry<String, JsonNode> type : resource(INDEX).path("types").properties()) {
            List<String> ascending = new ArrayList<>();
            for (JsonNode version : type.getValue()) {
                ascending.add(version.textValue());
            }
            versions.put(type.getKey(), List.copyOf(ascending));
        }
    }

    /** The specifications in this jar; reads the index only. */
    public static ArmSpecs shipped() {
        return new ArmSpecs();
    }

    /** The types that have at least one specification, as it spells them, in alphabetical order ignoring case. */
    public List<String> types() {
        return List.copyOf(versions.keySet());
    }

    /** The api-versions of a type (ignoring its case), oldest first; empty when the type is not known. */
    public List<String> apiVersions(String type) {
        return versions.getOrDefault(type, List.of());
    }

    /** The specification of a type (ignoring its case) at exactly this api-version. */
    public Optional<ArmSpec> find(String type, String apiVersion) {
        return apiVersions(type).contains(apiVersion)
                ? Optional.of(read.computeIfAbsent(path(type, apiVersion), ArmSpecs::spec))
                : Optional.empty();
    }

    /** Where the specification of a type and api-version lies, relative to this package's resources. */
    static String path(String type, String apiVersion) {
        return type.toLowerCase(Locale.ROOT).replace('/', '-') + "/" + apiVersion + ".json";
    }

    private static ArmSpec spec(String path) {
        JsonNode data = resource(path);
        try {
            List<ArmOperation> operations = new ArrayList<>();
            for (Verb verb : Verb.values()) {
                JsonNode operation = data.path("operations").path(verb.name());
                if (operation.isObject()) {
                    operations.add(operation(verb, operation));
                }
            }
            return new ArmSpec(
                    data.path("type").asText(),
                    data.path("apiVersion").asText(),
                    data.path("source").asText(),
                    data.path("partial").asBoolean(),
                    ShapeReader.readVerified(data.path("body")),
                    ShapeReader.readVerified(data.path("name")),
                    operations);
        } catch (UnsupportedSchemaException e) {
            throw new IllegalStateException(path + " " + e.pointer() + ": " + e.getMessage(), e);
        }
    }

    private static ArmOperation operation(Verb verb, JsonNode data) throws UnsupportedSchemaException {
        List<Integer> codes = new ArrayList<>();
        for (JsonNode code : data.path("success")) {
            codes.add(code.intValue());
        }
        List<QueryParameter> query = new ArrayList<>();
        for (Map.Entry<String, JsonNode> parameter : data.path("query").properties()) {
            query.add(new QueryParameter(
                    parameter.getKey(),
                    parameter.getValue().path("required").asBoolean(),
                    ShapeReader.readVerified(parameter.getValue().path("schema"))));
        }
        return new ArmOperation(
                verb,
                codes,
                data.path("longRunning").asBoolean(),
                data.path("pageable").asBoolean(),
                query);
    }

    static JsonNode resource(String path) {
        try (InputStream in = ArmSpecs.class.getResourceAsStream("specs/" + path)) {
            if (in == null) {
                throw new IllegalStateException("the resource specs/" + path + " is missing from the jar");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new JsonReader(JsonLimits.DEFINITION).readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JsonSyntaxException e) {
            throw new IllegalStateException("specs/" + path + ": " + e.getMessage(), e);
        }
    }
}

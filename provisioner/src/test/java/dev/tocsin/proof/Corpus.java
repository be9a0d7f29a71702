package dev.tocsin.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.kind.Kinds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Definitions to prove the plan with, in raw form. Another source of them joins as one more method that returns definitions.
 *
 * @param definitions by a name that tells where each comes from
 * @param refused files that are no valid JSON, such as one with a key twice
 */
record Corpus(Map<String, ObjectNode> definitions, List<String> refused) {
    private static final Path SHARED = Path.of("../../shared");

    /** Whether the corpus lies beside the repository. */
    static boolean isHere() {
        return Files.isDirectory(SHARED);
    }

    /** Every public workbook, each as a definition with its content. */
    static Corpus workbooks() {
        Corpus corpus = new Corpus(new LinkedHashMap<>(), new ArrayList<>());
        Path folder = SHARED.resolve("corpus/workbooks");
        for (Path file : files(folder)) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            Optional<JsonNode> content = parsed(text(file));
            if (content.isEmpty()) {
                corpus.refused().add(name);
                continue;
            }
            ObjectNode definition = JsonNodeFactory.instance.objectNode();
            definition.put("type", "Microsoft.Insights/workbooks");
            definition.put(
                    "name",
                    UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                            .toString());
            definition
                    .putObject("properties")
                    .put("displayName", name)
                    .put("category", "workbook")
                    .put("serializedData", JsonWriter.compact(content.get()));
            corpus.definitions().put(name, definition);
        }
        return corpus;
    }

    /** Every request body of a PUT among the examples of Microsoft's OpenAPI files. */
    static Corpus examples() {
        Corpus corpus = new Corpus(new LinkedHashMap<>(), new ArrayList<>());
        Set<String> names = new HashSet<>();
        for (Path file : files(SHARED.resolve("azure-specs"))) {
            boolean spec = file.toString().contains("resource-manager")
                    && file.toString().endsWith(".json")
                    && !file.toString().contains("examples");
            JsonNode root = spec
                    ? parsed(text(file)).orElse(JsonNodeFactory.instance.missingNode())
                    : JsonNodeFactory.instance.missingNode();
            String version = root.path("info").path("version").asText();
            for (Map.Entry<String, JsonNode> route : root.path("paths").properties()) {
                if (Kinds.shipped().ofType(type(route.getKey())).isEmpty()) {
                    continue;
                }
                for (JsonNode example : route.getValue().path("put").path("x-ms-examples")) {
                    Path shown =
                            file.resolveSibling(example.path("$ref").asText()).normalize();
                    String name = file.getFileName() + " " + version + " " + shown.getFileName();
                    if (Files.exists(shown) && names.add(name)) {
                        // A signature in a file is refused, and rightly so; what the example says stays the same.
                        String text = text(shown).replace("sig=", "s=");
                        body(parsed(text).orElseThrow().path("parameters"))
                                .ifPresent(body -> corpus.definitions()
                                        .put(name, definition(route.getKey(), version, body, names.size())));
                    }
                }
            }
        }
        return corpus;
    }

    private static ObjectNode definition(String route, String version, ObjectNode body, int number) {
        ObjectNode definition = JsonNodeFactory.instance.objectNode();
        definition.put("type", type(route));
        definition.put("name", "example-" + number);
        definition.put("apiVersion", version);
        if (type(route).endsWith("/savedSearches")) {
            definition.put("parent", "${id('workspace/proof')}");
        }
        body.properties().forEach(member -> {
            if (!definition.has(member.getKey())) {
                definition.set(member.getKey(), member.getValue());
            }
        });
        return definition;
    }

    private static String type(String route) {
        if (!route.contains("/providers/")) {
            return "";
        }
        String[] segments = route.substring(
                        route.toLowerCase(Locale.ROOT).lastIndexOf("/providers/") + "/providers/".length())
                .split("/", -1);
        StringBuilder type = new StringBuilder(segments[0]);
        for (int i = 1; i < segments.length; i += 2) {
            type.append('/').append(segments[i]);
        }
        return type.toString();
    }

    private static Optional<ObjectNode> body(JsonNode parameters) {
        for (JsonNode parameter : parameters) {
            if (parameter instanceof ObjectNode object) {
                return Optional.of(object);
            }
        }
        return Optional.empty();
    }

    /** The text as strict JSON. */
    static Optional<JsonNode> parsed(String text) {
        try {
            return Optional.of(new JsonReader(JsonLimits.DEFINITION).read(text).root());
        } catch (JsonSyntaxException e) {
            return Optional.empty();
        }
    }

    private static String text(Path file) {
        try {
            String text = Files.readString(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

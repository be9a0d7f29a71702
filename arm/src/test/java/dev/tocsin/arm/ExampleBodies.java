package dev.tocsin.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tocsin.arm.SpecFolder.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The PUT request bodies among the {@code x-ms-examples} of Microsoft's files. */
final class ExampleBodies {
    static final Path FOLDER = Path.of("../../shared/azure-specs");

    private ExampleBodies() {}

    /** A request body that Microsoft shows. */
    record Example(String type, String apiVersion, String file, JsonNode body) {
        @Override
        public String toString() {
            return type + " " + apiVersion + " " + file;
        }
    }

    static List<Example> all() {
        SpecFolder folder = new SpecFolder(FOLDER, JsonNodeFactory.instance.arrayNode());
        List<Example> examples = new ArrayList<>();
        for (String path : folder.sources().keySet()) {
            Place file = folder.file(path);
            String version = file.node().path("info").path("version").asText();
            for (Map.Entry<String, JsonNode> route : file.node().path("paths").properties()) {
                String type = SpecCompiler.type(route.getKey());
                if (SpecCompiler.TYPES.contains(type) && route.getValue().has("put")) {
                    collect(folder, file.child("paths").child(route.getKey()).child("put"), type, version, examples);
                }
            }
        }
        return examples;
    }

    private static void collect(SpecFolder folder, Place put, String type, String version, List<Example> examples) {
        String bodyParameter = "";
        for (JsonNode parameter : put.node().path("parameters")) {
            JsonNode target = folder.follow(new Place(put.file(), parameter, put.pointer()))
                    .node();
            if (target.path("in").asText().equals("body")) {
                bodyParameter = target.path("name").asText();
            }
        }
        for (JsonNode example : put.node().path("x-ms-examples")) {
            Path file = put.file().resolveSibling(example.path("$ref").asText()).normalize();
            if (Files.exists(file)) {
                JsonNode body = SpecFolder.json(SpecFolder.text(file), file)
                        .path("parameters")
                        .path(bodyParameter);
                examples.add(new Example(type, version, file.getFileName().toString(), body));
            }
        }
    }
}

package dev.tocsin.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The shipped data equals what Microsoft's files compile to. {@code -Dupdate.specs=true} writes the data anew; the
 * corrections in {@code corrections.json} are applied to Microsoft's files first, and the schemas in {@code written/} join.
 */
class SpecCompilerTest {
    private static final Path SHIPPED = Path.of("src/main/resources/dev/tocsin/arm/specs");

    @Test
    void shippedDataIsWhatMicrosoftsFilesCompileTo() throws IOException {
        Path specs = Path.of("../../shared/azure-specs");
        assumeTrue(Files.isDirectory(specs), "Microsoft's OpenAPI files are not here");

        Map<String, String> compiled = new SpecCompiler(new SpecFolder(specs, corrections())).compile(written());

        if (Boolean.getBoolean("update.specs")) {
            write(compiled);
        }
        assertThat(shipped()).isEqualTo(compiled);
    }

    /** Kinds that Microsoft's files here do not describe: small schemas of our own, each with its sources. */
    private static List<ObjectNode> written() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/dev/tocsin/arm/written"))) {
            return files.sorted()
                    .map(file -> (ObjectNode) SpecFolder.json(SpecFolder.text(file), file))
                    .toList();
        }
    }

    private static JsonNode corrections() {
        Path file = Path.of("src/test/resources/dev/tocsin/arm/corrections.json");
        return SpecFolder.json(SpecFolder.text(file), file).path("corrections");
    }

    private static Map<String, String> shipped() throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SHIPPED)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                found.put(SHIPPED.relativize(file).toString().replace('\\', '/'), SpecFolder.text(file));
            }
        }
        return found;
    }

    private static void write(Map<String, String> resources) throws IOException {
        try (Stream<Path> old = Files.walk(SHIPPED)) {
            List<Path> deepestFirst = old.sorted(Comparator.reverseOrder())
                    .filter(path -> !path.equals(SHIPPED))
                    .toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
        for (Map.Entry<String, String> resource : resources.entrySet()) {
            Path file = SHIPPED.resolve(resource.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, resource.getValue(), StandardCharsets.UTF_8);
        }
    }
}

package dev.tocsin.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Location;
import dev.tocsin.json.JsonDocument;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A parsed file of the project.
 *
 * @param path absolute
 * @param name as shown to users, relative to the project root
 * @param document its tree with positions
 */
public record SourceFile(Path path, String name, JsonDocument document) {
    /** The tree. */
    public JsonNode root() {
        return document.root();
    }

    /** Where the value at a pointer stands. */
    public Location at(String pointer) {
        return Location.of(name, document.positionOf(pointer), pointer);
    }

    /** How a file is shown that this one names. */
    public String sibling(String file) {
        return Path.of(name).resolveSibling(file).normalize().toString().replace('\\', '/');
    }

    /** The folder that relative names in this file start from. */
    public Path folder() {
        return Objects.requireNonNull(path.getParent());
    }
}

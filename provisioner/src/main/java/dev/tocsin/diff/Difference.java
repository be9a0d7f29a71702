package dev.tocsin.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * One value that is not as declared.
 *
 * @param path JSON pointer into the body; below a pointer that holds a JSON document as text, it goes on into that document
 * @param before the live value, if there is one
 * @param after the declared value, if there is one; a secret stands as a mark
 * @param sensitive whether neither value may be shown; then {@code before} only says that there is one
 */
public record Difference(String path, Optional<JsonNode> before, Optional<JsonNode> after, boolean sensitive)
        implements AtPath {}

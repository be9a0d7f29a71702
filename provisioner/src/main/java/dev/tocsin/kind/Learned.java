package dev.tocsin.kind;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Something the OpenAPI does not say and the service does.
 *
 * @param path where
 * @param value the service's default there, or empty when it fills in whatever it likes
 * @param evidence the recording, document or source that shows it
 */
public record Learned(PointerPattern path, Optional<JsonNode> value, String evidence) {}

package dev.tocsin.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A resource as it is in Azure.
 *
 * @param id as the service spells it
 * @param body the whole answer; treat it as immutable
 */
public record ActualResource(String id, JsonNode body) {
    /** The value of a tag, if the resource has it; tag names compare without case. */
    public Optional<String> tag(String name) {
        for (var tag : body.path("tags").properties()) {
            if (tag.getKey().equalsIgnoreCase(name)) {
                return Optional.of(tag.getValue().asText());
            }
        }
        return Optional.empty();
    }

    /** Whether its tags say that this project and environment own it. */
    public boolean isOwnedBy(String project, String environment) {
        return tag(OwnTags.PROJECT).equals(Optional.of(project))
                && tag(OwnTags.ENVIRONMENT).equals(Optional.of(environment));
    }
}

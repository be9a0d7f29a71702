package dev.tocsin.resource;

import dev.tocsin.kind.Kind;
import dev.tocsin.render.Rendered;

/**
 * A resource that is declared not to be: where it is there all the same, it is deleted.
 *
 * @param key {@code kind/name} of the definition
 * @param kind what it would be
 * @param id where it would be
 * @param origin the definition, for messages
 */
public record AbsentResource(String key, Kind kind, ResourceId id, Rendered origin) {
    /** The definition's own name. */
    public String name() {
        return key.substring(key.indexOf('/') + 1);
    }
}

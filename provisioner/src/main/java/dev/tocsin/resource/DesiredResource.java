package dev.tocsin.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.arm.Shape;
import dev.tocsin.kind.Kind;
import dev.tocsin.render.Rendered;
import java.util.Set;

/**
 * A resource as declared.
 *
 * @param key {@code kind/name} of the definition, for example {@code log-alert/high-error-rate}
 * @param kind what it is
 * @param apiVersion the version its body is written for
 * @param shape the OpenAPI shape of its body at that version
 * @param id where it shall be
 * @param body the PUT body without our own tags; secrets stand as marks; treat it as immutable
 * @param dependsOn keys of the definitions it refers to
 * @param origin the definition, for messages
 */
public record DesiredResource(
        String key,
        Kind kind,
        String apiVersion,
        Shape shape,
        ResourceId id,
        ObjectNode body,
        Set<String> dependsOn,
        Rendered origin) {
    /** Copies the dependencies. */
    public DesiredResource {
        dependsOn = Set.copyOf(dependsOn);
    }

    /** The definition's own name. */
    public String name() {
        return key.substring(key.indexOf('/') + 1);
    }
}

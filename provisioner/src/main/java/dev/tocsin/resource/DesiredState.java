package dev.tocsin.resource;

import java.util.List;
import java.util.Optional;

/**
 * Everything that one environment of a project declares.
 *
 * @param project the project's name
 * @param environment the environment's name
 * @param resources dependencies before dependents
 */
public record DesiredState(String project, String environment, List<DesiredResource> resources) {
    /** Copies the list. */
    public DesiredState {
        resources = List.copyOf(resources);
    }

    /** The resource of a definition. */
    public Optional<DesiredResource> find(String key) {
        return resources.stream().filter(resource -> resource.key().equals(key)).findFirst();
    }
}

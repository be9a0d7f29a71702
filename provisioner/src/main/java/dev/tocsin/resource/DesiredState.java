package dev.tocsin.resource;

import java.util.List;
import java.util.Optional;

/**
 * Everything that one environment of a project declares.
 *
 * @param project the project's name
 * @param environment the environment's name
 * @param resources dependencies before dependents
 * @param absent what shall not be
 */
public record DesiredState(
        String project, String environment, List<DesiredResource> resources, List<AbsentResource> absent) {
    /** Copies the lists. */
    public DesiredState {
        resources = List.copyOf(resources);
        absent = List.copyOf(absent);
    }

    /** A state that forbids nothing. */
    public DesiredState(String project, String environment, List<DesiredResource> resources) {
        this(project, environment, resources, List.of());
    }

    /** The resource of a definition. */
    public Optional<DesiredResource> find(String key) {
        for (DesiredResource resource : resources) {
            if (resource.key().equals(key)) {
                return Optional.of(resource);
            }
        }
        return Optional.empty();
    }
}

package dev.tocsin.plan;

import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.DesiredState;
import java.util.ArrayList;
import java.util.List;

/** Which definitions refer to another, directly. */
final class Dependents {
    private Dependents() {}

    static List<String> of(String key, DesiredState state) {
        List<String> dependents = new ArrayList<>();
        for (DesiredResource resource : state.resources()) {
            if (resource.dependsOn().contains(key)) {
                dependents.add(resource.key());
            }
        }
        return dependents;
    }
}

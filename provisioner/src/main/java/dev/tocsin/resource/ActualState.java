package dev.tocsin.resource;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is in Azure, of the kinds that were read. */
public final class ActualState {
    private final Map<String, ActualResource> byKey = new TreeMap<>();

    /** @param resources in any order */
    public ActualState(Collection<ActualResource> resources) {
        for (ActualResource resource : resources) {
            byKey.put(ResourceId.key(resource.id()), resource);
        }
    }

    /** The live resource with this id. */
    public Optional<ActualResource> find(ResourceId id) {
        return Optional.ofNullable(byKey.get(id.key()));
    }

    /** All, ordered by id. */
    public Collection<ActualResource> all() {
        return byKey.values();
    }
}

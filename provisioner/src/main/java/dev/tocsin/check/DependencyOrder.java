package dev.tocsin.check;

import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.resource.DesiredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Sorts resources so that each comes after what it refers to; a circle is an error that names its members. */
final class DependencyOrder {
    private final Diagnostics diagnostics;
    private final Map<String, DesiredResource> byKey = new LinkedHashMap<>();
    private final List<DesiredResource> sorted = new ArrayList<>();
    private final Set<String> done = new TreeSet<>();

    DependencyOrder(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    List<DesiredResource> sort(List<DesiredResource> resources) {
        for (DesiredResource resource : resources) {
            byKey.put(resource.key(), resource);
        }
        for (DesiredResource resource : resources) {
            visit(resource, new ArrayList<>());
        }
        return List.copyOf(sorted);
    }

    /** Where a resource refers to another; its root when it does so by other means than the whole id. */
    private String reference(DesiredResource resource, String key) {
        String id = Objects.requireNonNull(byKey.get(key)).id().path();
        for (Leaves.Leaf leaf : Leaves.of(resource.body())) {
            if (leaf.value().asText().contains(id)) {
                return leaf.pointer();
            }
        }
        return "";
    }

    private void visit(DesiredResource resource, List<String> path) {
        int start = path.indexOf(resource.key());
        if (start >= 0) {
            List<String> circle = new ArrayList<>(path.subList(start, path.size()));
            circle.add(resource.key());
            diagnostics.add(resource.origin()
                    .error(
                            "TOC0208",
                            reference(resource, circle.get(1)),
                            "definitions refer to each other in a circle: " + String.join(" → ", circle)
                                    + "; remove one reference"));
            return;
        }
        if (done.contains(resource.key())) {
            return;
        }
        path.add(resource.key());
        for (String key : new TreeSet<>(resource.dependsOn())) {
            DesiredResource needed = byKey.get(key);
            if (needed != null) {
                visit(needed, path);
            }
        }
        path.remove(path.size() - 1);
        if (done.add(resource.key())) {
            sorted.add(resource);
        }
    }
}

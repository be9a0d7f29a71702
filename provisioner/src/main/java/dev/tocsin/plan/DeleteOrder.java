package dev.tocsin.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.resource.ResourceId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Deletes in an order in which nothing is deleted while something that is deleted too still refers to it. */
final class DeleteOrder {
    private final Map<String, Change> byKey = new LinkedHashMap<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private final List<Change> referredFirst = new ArrayList<>();

    private DeleteOrder(List<Change> deletes) {
        for (Change delete : deletes) {
            byKey.put(ResourceId.key(delete.id()), delete);
        }
    }

    /** @param deletes kinds that others refer to first */
    static List<Change> of(List<Change> deletes) {
        DeleteOrder order = new DeleteOrder(deletes);
        for (String key : order.byKey.keySet()) {
            order.visit(key);
        }
        Collections.reverse(order.referredFirst);
        return order.referredFirst;
    }

    /** A circle of references is cut where it is met: Azure let it come about, so it lets it go. */
    private void visit(String key) {
        Change delete = byKey.get(key);
        if (delete == null || !seen.add(key)) {
            return;
        }
        Set<String> references = new LinkedHashSet<>();
        delete.actual().ifPresent(live -> collect(live.body(), references));
        references.forEach(this::visit);
        referredFirst.add(delete);
    }

    private void collect(JsonNode node, Set<String> references) {
        if (node.isTextual() && ResourceId.isId(node.textValue())) {
            String id = ResourceId.key(node.textValue());
            byKey.keySet().stream()
                    .filter(key -> id.equals(key) || id.startsWith(key + "/"))
                    .forEach(references::add);
        }
        node.forEach(child -> collect(child, references));
    }
}

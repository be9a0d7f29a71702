package dev.tocsin.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Set;

/** Subscriptions and the one tenant. Every subscription exists; the list has those that hold something, and a first one. */
final class Subscriptions {
    /** The one that a new project's local environment names. */
    private static final String FIRST = "00000000-0000-4000-8000-000000000001";

    private static final String ROOT = "/subscriptions/";

    private final StateFile state;

    Subscriptions(StateFile state) {
        this.state = state;
    }

    Reply answer(ArmRequest request, ArmPath path, Query query) throws Refusal {
        Versions.required(query);
        if (!request.method().equals("GET")) {
            throw Bodies.methodNotAllowed(request.method());
        }
        return switch (path.level()) {
            case SUBSCRIPTION -> Reply.of(200, subscription(path.subscription()));
            case TENANTS -> Reply.of(200, tenants());
            default -> Reply.of(200, list());
        };
    }

    private ObjectNode list() {
        Set<String> ids = new LinkedHashSet<>();
        ids.add(FIRST);
        for (String key : state.below(ROOT).keySet()) {
            ids.add(key.substring(ROOT.length(), key.indexOf('/', ROOT.length())));
        }
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode value = result.putArray("value");
        ids.forEach(id -> value.add(subscription(id)));
        result.putObject("count").put("type", "Total").put("value", ids.size());
        return result;
    }

    private static ObjectNode subscription(String id) {
        ObjectNode subscription = JsonNodeFactory.instance.objectNode();
        subscription.put("id", ROOT + id).put("subscriptionId", id);
        subscription.put("tenantId", Tenant.ID);
        subscription.put("displayName", "Emulated subscription").put("state", "Enabled");
        subscription
                .putObject("subscriptionPolicies")
                .put("locationPlacementId", "Internal_2014-09-01")
                .put("quotaId", "Internal_2014-09-01")
                .put("spendingLimit", "Off");
        return subscription.put("authorizationSource", "RoleBased");
    }

    private static ObjectNode tenants() {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.putArray("value")
                .addObject()
                .put("id", "/tenants/" + Tenant.ID)
                .put("tenantId", Tenant.ID)
                .put("displayName", "Emulated tenant");
        return result;
    }
}

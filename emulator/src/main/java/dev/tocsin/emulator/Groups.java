package dev.tocsin.emulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;

/**
 * Subscriptions and resource groups. Every subscription exists, and a resource group comes into being when it is first
 * named, so that a fresh project needs no preparation.
 */
final class Groups {
    private static final String DEFAULT_LOCATION = "westeurope";

    private final StateFile state;

    Groups(StateFile state) {
        this.state = state;
    }

    Reply answer(ArmRequest request, ArmPath path, Query query) throws Refusal, IOException {
        Versions.required(query);
        String method = request.method();
        return switch (path.level()) {
            case SUBSCRIPTION -> {
                only(method, "GET");
                yield Reply.of(200, subscription(path.subscription()));
            }
            case GROUPS -> {
                only(method, "GET");
                yield list(path.subscription());
            }
            default -> group(request, path);
        };
    }

    /** The resource group, made when it is new. */
    Stored known(ArmPath path) throws IOException {
        Stored group = state.find(path.groupKey());
        return group == null ? put(path, JsonNodeFactory.instance.objectNode()) : group;
    }

    private Reply group(ArmRequest request, ArmPath path) throws Refusal, IOException {
        if (request.method().equalsIgnoreCase("GET")) {
            return Reply.of(200, known(path).text());
        }
        only(request.method(), "PUT");
        boolean isNew = state.find(path.groupKey()) == null;
        return Reply.of(isNew ? 201 : 200, put(path, Bodies.object(request)).text());
    }

    private Stored put(ArmPath path, ObjectNode body) throws IOException {
        Stored group = new Stored(group(path, body));
        state.put(path.groupKey(), group);
        return group;
    }

    private static ObjectNode group(ArmPath path, ObjectNode body) {
        ObjectNode group = JsonNodeFactory.instance.objectNode();
        group.put("id", "/subscriptions/" + path.subscription() + "/resourceGroups/" + path.group());
        group.put("name", path.group()).put("type", "Microsoft.Resources/resourceGroups");
        group.put("location", body.path("location").asText(DEFAULT_LOCATION));
        if (body.path("tags").isObject()) {
            group.set("tags", body.get("tags"));
        }
        group.putObject("properties").put("provisioningState", "Succeeded");
        return group;
    }

    private Reply list(String subscription) {
        StringBuilder page = new StringBuilder("{\"value\":[");
        String prefix = ArmPath.key("/subscriptions/" + subscription + "/resourceGroups/");
        String comma = "";
        for (Map.Entry<String, Stored> entry : state.below(prefix).entrySet()) {
            if (entry.getKey().indexOf('/', prefix.length()) < 0) {
                page.append(comma).append(entry.getValue().text());
                comma = ",";
            }
        }
        return Reply.of(200, page.append("]}").toString());
    }

    private static ObjectNode subscription(String id) {
        ObjectNode subscription = JsonNodeFactory.instance.objectNode();
        subscription.put("id", "/subscriptions/" + id).put("subscriptionId", id);
        subscription.put("tenantId", Ids.of("tenant").toString());
        return subscription.put("displayName", "Emulated subscription").put("state", "Enabled");
    }

    private static void only(String method, String allowed) throws Refusal {
        if (!method.equalsIgnoreCase(allowed)) {
            throw Bodies.methodNotAllowed(method);
        }
    }
}

package dev.tocsin.emulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Resource groups. */
final class Groups {
    private static final String DEFAULT_LOCATION = "westeurope";
    /** ARM says 15; a client that believes it would wait for what is long done. Zero makes azure-cli wait 30 s. */
    private static final String POLL_SECONDS = "1";

    private final StateFile state;
    private final GroupPolicy policy;

    Groups(StateFile state, GroupPolicy policy) {
        this.state = state;
        this.policy = policy;
    }

    Reply answer(ArmRequest request, ArmPath path, Query query, Turn turn) throws Refusal, IOException {
        String version = Versions.required(query);
        return switch (path.level()) {
            case GROUPS -> {
                only(request.method(), "GET");
                yield list(path.subscription());
            }
            case OPERATION_RESULT -> {
                only(request.method(), "GET");
                yield Reply.empty(200);
            }
            default ->
                switch (request.method()) {
                    case "GET" -> Reply.of(200, known(path).text());
                    case "HEAD" -> Reply.empty(find(path) == null ? 404 : 204);
                    case "PUT" -> put(path, Bodies.object(request));
                    case "DELETE" -> delete(path, version, turn);
                    default -> throw Bodies.methodNotAllowed(request.method());
                };
        };
    }

    /** The resource group; a missing one is made, or refused. */
    Stored known(ArmPath path) throws Refusal, IOException {
        Stored group = find(path);
        if (group != null) {
            return group;
        }
        if (policy == GroupPolicy.REQUIRE) {
            throw notFound(path);
        }
        return write(path, JsonNodeFactory.instance.objectNode());
    }

    /** Refuses, or makes, the resource group that a path names, if it names one. */
    void check(ArmPath path) throws Refusal, IOException {
        if (!path.group().isEmpty()) {
            known(path);
        }
    }

    private @Nullable Stored find(ArmPath path) {
        return state.find(path.groupKey());
    }

    private static Refusal notFound(ArmPath path) {
        return new Refusal(404, "ResourceGroupNotFound", "Resource group '" + path.group() + "' could not be found.");
    }

    private Reply put(ArmPath path, ObjectNode body) throws Refusal, IOException {
        Stored before = find(path);
        if (policy == GroupPolicy.REQUIRE && !body.path("location").isTextual()) {
            throw new Refusal(400, "LocationRequired", "The location property is required for this definition.");
        }
        return Reply.of(before == null ? 201 : 200, write(path, body).text());
    }

    private Stored write(ArmPath path, ObjectNode body) throws IOException {
        Stored group = new Stored(group(path, body));
        state.put(path.groupKey(), group);
        return group;
    }

    /** Takes all that is in the group with it. Done before the answer, which says "accepted" as ARM's does. */
    private Reply delete(ArmPath path, String version, Turn turn) throws Refusal, IOException {
        if (find(path) == null) {
            throw notFound(path);
        }
        for (String key : List.copyOf(state.below(path.groupKey() + "/").keySet())) {
            state.delete(key);
        }
        state.delete(path.groupKey());
        String operation = turn.requestId().replace("-", "").toUpperCase(Locale.ROOT);
        String location = turn.base() + "/subscriptions/" + path.subscription() + "/operationresults/" + operation
                + "?api-version=" + version;
        return new Reply(202, null, Map.of("Location", location, "Retry-After", POLL_SECONDS));
    }

    private static ObjectNode group(ArmPath path, ObjectNode body) {
        ObjectNode group = JsonNodeFactory.instance.objectNode();
        group.put("id", "/subscriptions/" + path.subscription() + "/resourceGroups/" + path.group());
        group.put("name", path.group()).put("type", "Microsoft.Resources/resourceGroups");
        group.put("location", Edits.region(body.path("location").asText(DEFAULT_LOCATION)));
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

    private static void only(String method, String allowed) throws Refusal {
        if (!method.equals(allowed)) {
            throw Bodies.methodNotAllowed(method);
        }
    }
}

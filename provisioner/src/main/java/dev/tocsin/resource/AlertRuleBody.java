package dev.tocsin.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What the bodies of log, metric and activity log alert rules have in common, declared or live.
 *
 * @param body of the resource
 */
public record AlertRuleBody(JsonNode body) {
    /** Of a rule that says none: alerts of the activity log are all of the lowest (Microsoft Learn, alerts-payload-samples). */
    private static final int LOWEST = 4;

    /** From 0, the worst, to 4. */
    public int severity() {
        return body.at("/properties/severity").asInt(LOWEST);
    }

    /** The ids of what it watches. */
    public List<String> scopes() {
        List<String> scopes = new ArrayList<>();
        body.at("/properties/scopes").forEach(scope -> scopes.add(scope.asText()));
        return scopes;
    }

    /** Each action with its group's id, or the id itself; metric alert rules have them directly, the others one level below. */
    public List<JsonNode> actions() {
        JsonNode actions = body.at("/properties/actions");
        List<JsonNode> found = new ArrayList<>();
        (actions.isArray() ? actions : actions.path("actionGroups")).forEach(found::add);
        return found;
    }

    /** The ids of the action groups that it tells. */
    public List<String> groups() {
        List<String> ids = new ArrayList<>();
        for (JsonNode action : actions()) {
            ids.add(
                    action.isTextual()
                            ? action.textValue()
                            : action.path("actionGroupId").asText());
        }
        return ids;
    }
}

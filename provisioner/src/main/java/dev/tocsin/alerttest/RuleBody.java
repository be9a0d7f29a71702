package dev.tocsin.alerttest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.kql.schema.Schema;
import java.util.Locale;

/** What tests need to know of a rule's body besides the rule. */
final class RuleBody {
    private RuleBody() {}

    /** The tables that a rule's query sees: those of a component, of a workspace, or of both when the scope is neither. */
    static Schema schema(JsonNode body) {
        boolean components = true;
        boolean workspaces = true;
        JsonNode scopes = body.at("/properties/scopes");
        for (JsonNode scope : scopes) {
            String id = scope.asText().toLowerCase(Locale.ROOT);
            components &= id.contains("/microsoft.insights/components/");
            workspaces &= id.contains("/microsoft.operationalinsights/workspaces/");
        }
        if (scopes.isEmpty() || !components && !workspaces) {
            return Schema.anyScope();
        }
        return components ? Schema.component() : Schema.workspace();
    }
}

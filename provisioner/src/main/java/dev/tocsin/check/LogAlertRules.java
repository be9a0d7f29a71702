package dev.tocsin.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.resource.DesiredResource;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the service refuses about log alert rules beyond their shape. */
final class LogAlertRules implements Check {
    /** All properties of one rule together (Microsoft Learn, Azure Monitor service limits). */
    private static final int MAX_BYTES = 64 * 1024;
    /** Action groups of one rule (Microsoft Learn, alerts-create-log-alert-rule). */
    private static final int MAX_ACTION_GROUPS = 5;
    /** Needed for kind LogAlert; the OpenAPI says "relevant and required only for rules of the kind LogAlert". */
    private static final List<String> REQUIRED = List.of("severity", "evaluationFrequency", "windowSize");

    @Override
    public void check(DesiredResource resource, Diagnostics diagnostics) {
        if (!resource.kind().alias().equals("log-alert")) {
            return;
        }
        JsonNode properties = resource.body().path("properties");
        if (resource.body().path("kind").asText("LogAlert").equals("LogAlert")) {
            for (String name : REQUIRED) {
                if (!properties.hasNonNull(name)) {
                    diagnostics.add(resource.origin()
                            .error(
                                    "TOC0211",
                                    "/properties",
                                    "the property \"" + name + "\" is required for a log alert rule; add it"));
                }
            }
        }
        if (properties.hasNonNull("muteActionsDuration")
                && properties.path("autoMitigate").asBoolean(true)) {
            diagnostics.add(
                    resource.origin()
                            .error(
                                    "TOC0223",
                                    "/properties/muteActionsDuration",
                                    "\"muteActionsDuration\" needs \"autoMitigate\": false; Azure refuses a rule that resolves itself and mutes too"));
        }
        if (properties.at("/actions/actionGroups").size() > MAX_ACTION_GROUPS) {
            diagnostics.add(resource.origin()
                    .error(
                            "TOC0224",
                            "/properties/actions/actionGroups",
                            "a rule takes at most " + MAX_ACTION_GROUPS + " action groups"));
        }
        int bytes = JsonWriter.compact(properties).getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            diagnostics.add(resource.origin()
                    .error(
                            "TOC0225",
                            "/properties",
                            "the properties of the rule have " + bytes + " bytes; Azure takes 65536 (64 KiB)"));
        }
    }
}

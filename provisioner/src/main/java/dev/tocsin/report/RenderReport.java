package dev.tocsin.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.diff.Sensitive;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.resource.AbsentResource;
import dev.tocsin.resource.DesiredResource;
import dev.tocsin.resource.DesiredState;
import dev.tocsin.resource.PropertyTags;
import java.util.Set;

/** The ARM bodies that a project renders to. */
public final class RenderReport {
    private RenderReport() {}

    /** A JSON document; secrets are hidden. */
    public static String json(DesiredState state, Set<String> selected) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("formatVersion", "1.0");
        root.put("project", state.project());
        root.put("environment", state.environment());
        ArrayNode resources = root.putArray("resources");
        for (DesiredResource resource : state.resources()) {
            if (selected.contains(resource.key())) {
                ObjectNode one = resources.addObject();
                one.put("definition", resource.key());
                one.put("id", resource.id().path());
                one.put("type", resource.kind().type());
                one.put("apiVersion", resource.apiVersion());
                one.put("name", resource.id().name());
                one.setAll((ObjectNode) PropertyTags.asList(
                        resource.kind(), Sensitive.without(resource.kind(), resource.shape(), resource.body())));
            }
        }
        for (AbsentResource absent : state.absent()) {
            if (selected.contains(absent.key())) {
                ObjectNode one = resources.addObject();
                one.put("definition", absent.key());
                one.put("id", absent.id().path());
                one.put("type", absent.kind().type());
                one.put("name", absent.id().name());
                one.put("ensure", "absent");
            }
        }
        return JsonWriter.pretty(root) + "\n";
    }
}

package dev.tocsin.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes a template as ARM JSON. A text that begins with {@code [} and ends with {@code ]} would be an expression, so it gets
 * one more bracket; other texts must not (Microsoft Learn, azure-resource-manager/templates/template-expressions). Keys are
 * evaluated like values, and the key {@code copy} starts a loop unless it is an expression (Azure/bicep writes
 * {@code [string('copy')]}, baseline Variables_LF).
 */
public final class ArmTemplate {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ArmTemplate() {}

    /** The document, with a final newline. Same template, same bytes. */
    public static String write(Template template) {
        return JsonWriter.pretty(tree(template)) + "\n";
    }

    static ObjectNode tree(Template template) {
        ObjectNode root = NODES.objectNode();
        root.put("$schema", "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#");
        root.put("contentVersion", "1.0.0.0");
        root.putObject("metadata").put("description", literal(template.title()));
        ObjectNode parameters = root.putObject("parameters");
        template.parameters()
                .forEach((parameter, secret) -> parameters
                        .putObject(parameter)
                        .put("type", "securestring")
                        .putObject("metadata")
                        .put("description", literal(Template.about(secret))));
        ObjectNode variables = root.putObject("variables");
        template.variables().forEach((name, text) -> variables.put(name, literal(text)));
        ArrayNode resources = root.putArray("resources");
        template.resources().forEach(one -> resources.add(resource(one, template)));
        return root;
    }

    private static ObjectNode resource(Template.Resource resource, Template template) {
        Place place = resource.place();
        ObjectNode node = NODES.objectNode();
        node.put("type", place.type());
        node.put("apiVersion", resource.apiVersion());
        node.put("name", literal(place.name()));
        place.scope().ifPresent(id -> node.put("scope", scope(resource, template, id)));
        if (!resource.dependsOn().isEmpty()) {
            ArrayNode dependsOn = node.putArray("dependsOn");
            resource.dependsOn().forEach(key -> dependsOn.add("[" + id(template.resource(key), template) + "]"));
        }
        for (Map.Entry<String, JsonNode> member : resource.body().properties()) {
            node.set(member.getKey(), value(member.getValue(), resource, template));
        }
        return node;
    }

    private static String scope(Template.Resource resource, Template template, String id) {
        return template.scopeOf(resource)
                .map(extended -> "[" + id(extended, template) + "]")
                .orElseGet(() -> literal(id));
    }

    private static JsonNode value(JsonNode node, Template.Resource owner, Template template) {
        if (node.isTextual()) {
            return NODES.textNode(template.parts(node.textValue(), owner)
                    .map(parts -> expression(parts, template))
                    .orElseGet(() -> literal(node.textValue())));
        }
        if (node.isArray()) {
            ArrayNode array = NODES.arrayNode();
            node.forEach(element -> array.add(value(element, owner, template)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = NODES.objectNode();
            node.properties()
                    .forEach(member -> object.set(key(member.getKey()), value(member.getValue(), owner, template)));
            return object;
        }
        return node;
    }

    private static String key(String key) {
        return key.equalsIgnoreCase("copy") ? "[string('" + key + "')]" : literal(key);
    }

    /** A text that the engine leaves as it is. */
    static String literal(String text) {
        return text.startsWith("[") && text.endsWith("]") ? "[" + text : text;
    }

    /** The expression that puts the parts together, brackets included. */
    static String expression(List<Part> parts, Template template) {
        List<String> operands =
                parts.stream().map(part -> operand(part, template)).toList();
        return operands.size() == 1 ? "[" + operands.get(0) + "]" : "[concat(" + String.join(", ", operands) + ")]";
    }

    private static String operand(Part part, Template template) {
        if (part instanceof Part.Literal literal) {
            return quoted(literal.text());
        }
        if (part instanceof Part.Secret secret) {
            return "parameters(" + quoted(secret.parameter()) + ")";
        }
        if (part instanceof Part.CallbackUrl callback) {
            Template.Resource workflow = template.resource(callback.key());
            String name = quoted(workflow.place().names().get(0));
            return "listCallbackUrl(resourceId('Microsoft.Logic/workflows/triggers', " + name + ", "
                    + quoted(callback.trigger()) + "), " + quoted(workflow.apiVersion()) + ").value";
        }
        if (part instanceof Part.Stored stored) {
            return "variables(" + quoted(stored.variable()) + ")";
        }
        return id(template.resource(((Part.IdOf) part).key()), template);
    }

    private static String id(Template.Resource resource, Template template) {
        Place place = resource.place();
        String names = place.names().stream().map(ArmTemplate::quoted).collect(Collectors.joining(", "));
        String own = quoted(place.type()) + ", " + names + ")";
        return place.scope()
                .map(scope -> "extensionResourceId("
                        + template.scopeOf(resource)
                                .map(extended -> id(extended, template))
                                .orElseGet(() -> quoted(scope))
                        + ", " + own)
                .orElseGet(() -> "resourceId(" + own);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}

package dev.tocsin.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.resource.Bodies;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * As much of Azure's template engine as exported templates use, written from Microsoft's documentation of templates and not
 * from the exporter: expressions in values and keys, five functions, dependencies. Anything else is an error.
 */
public final class ArmEngine {
    private static final Set<String> NOT_BODY = Set.of("type", "apiVersion", "name", "scope", "dependsOn");

    private final ObjectNode template;
    private final Deployment deployment;

    private ArmEngine(ObjectNode template, Deployment deployment) {
        this.template = template;
        this.deployment = deployment;
    }

    /** The requests of a deployment, in order; every dependency must come before what depends on it. */
    public static List<Deployment.Put> deploy(String template, Deployment deployment) {
        return new ArmEngine(Bodies.object(template), deployment).deploy();
    }

    private List<Deployment.Put> deploy() {
        if (!template.get("contentVersion").asText().equals("1.0.0.0")
                || !template.get("$schema").asText().endsWith("/2019-04-01/deploymentTemplate.json#")) {
            throw new IllegalArgumentException("not a resource group template");
        }
        template.get("parameters").properties().forEach(parameter -> {
            if (!parameter.getValue().get("type").asText().equals("securestring")
                    || parameter.getValue().has("defaultValue")) {
                throw new IllegalArgumentException(parameter.getKey() + " is no secure parameter without a value");
            }
        });
        List<Deployment.Put> puts = new ArrayList<>();
        Set<String> done = new HashSet<>();
        for (JsonNode resource : template.get("resources")) {
            Deployment.Put put = put((ObjectNode) resource);
            for (JsonNode needed : resource.path("dependsOn")) {
                if (!done.contains(text(needed.asText()))) {
                    throw new IllegalArgumentException(put.id() + " depends on " + needed + ", which is not there yet");
                }
            }
            done.add(put.id());
            puts.add(put);
        }
        return puts;
    }

    private Deployment.Put put(ObjectNode resource) {
        String type = literalOnly(resource.get("type").asText());
        String[] names = text(resource.get("name").asText()).split("/", -1);
        String id = resource.has("scope")
                ? Deployment.extensionResourceId(text(resource.get("scope").asText()), type, names)
                : deployment.resourceId(type, names);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        resource.properties().forEach(member -> {
            if (!NOT_BODY.contains(member.getKey())) {
                body.set(text(member.getKey()), value(member.getValue()));
            }
        });
        return new Deployment.Put(id, literalOnly(resource.get("apiVersion").asText()), body);
    }

    private JsonNode value(JsonNode node) {
        if (node.isTextual()) {
            return JsonNodeFactory.instance.textNode(text(node.textValue()));
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(value(element)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(member -> {
                if (member.getKey().equalsIgnoreCase("copy")) {
                    throw new IllegalArgumentException("copy starts a loop");
                }
                object.set(text(member.getKey()), value(member.getValue()));
            });
            return object;
        }
        return node;
    }

    private static String literalOnly(String text) {
        if (text.startsWith("[")) {
            throw new IllegalArgumentException("must not be an expression: " + text);
        }
        return text;
    }

    /** A text of the template, evaluated if it is an expression. */
    private String text(String text) {
        if (!text.startsWith("[") || !text.endsWith("]")) {
            return text;
        }
        if (text.startsWith("[[")) {
            return text.substring(1);
        }
        if (text.length() > 24_576) {
            throw new IllegalArgumentException("expression of " + text.length() + " characters");
        }
        Cursor cursor = new Cursor(text, 1);
        String value = cursor.expression();
        if (cursor.at != text.length() - 1) {
            throw new IllegalArgumentException("after the expression: " + text.substring(cursor.at));
        }
        return value;
    }

    private final class Cursor {
        private final String text;
        private int at;

        Cursor(String text, int at) {
            this.text = text;
            this.at = at;
        }

        String expression() {
            if (text.charAt(at) == '\'') {
                return string();
            }
            int start = at;
            while (Character.isLetter(text.charAt(at))) {
                at++;
            }
            String function = text.substring(start, at);
            List<String> arguments = new ArrayList<>();
            expect('(');
            while (text.charAt(at) != ')') {
                if (!arguments.isEmpty()) {
                    expect(',');
                    expect(' ');
                }
                arguments.add(expression());
            }
            expect(')');
            if (function.equals("listCallbackUrl")) {
                for (char c : ".value".toCharArray()) {
                    expect(c);
                }
            }
            return call(function, arguments);
        }

        private String string() {
            StringBuilder value = new StringBuilder();
            expect('\'');
            while (true) {
                char c = text.charAt(at++);
                if (c != '\'') {
                    value.append(c);
                } else if (text.charAt(at) == '\'') {
                    value.append('\'');
                    at++;
                } else {
                    return value.toString();
                }
            }
        }

        private void expect(char c) {
            if (text.charAt(at++) != c) {
                throw new IllegalArgumentException("expected " + c + " at " + (at - 1) + " of " + text);
            }
        }
    }

    private String call(String function, List<String> arguments) {
        String first = arguments.get(0);
        String[] rest = arguments.subList(1, arguments.size()).toArray(String[]::new);
        return switch (function) {
            case "concat" -> String.join("", arguments);
            case "string" -> first;
            case "resourceId" -> deployment.resourceId(first, rest);
            case "extensionResourceId" ->
                Deployment.extensionResourceId(
                        first, rest[0], List.of(rest).subList(1, rest.length).toArray(String[]::new));
            case "listCallbackUrl" -> Deployment.callbackUrl(first);
            case "variables" -> text(template.get("variables").get(first).textValue());
            case "parameters" -> {
                if (!template.get("parameters").has(first)) {
                    throw new IllegalArgumentException("no parameter " + first);
                }
                yield deployment.parameters().get(first);
            }
            default -> throw new IllegalArgumentException("no function " + function);
        };
    }
}

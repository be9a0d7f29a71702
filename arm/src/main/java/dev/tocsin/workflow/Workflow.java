package dev.tocsin.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A workflow definition that begins with a request and ends with posts: actions of the types {@code Compose}, {@code Select}, {@code Query} and
 * {@code Http}, one after the other by {@code runAfter}. Anything else is refused.
 */
public final class Workflow {
    private static final Set<String> MEMBERS =
            Set.of("type", "inputs", "runAfter", "runtimeConfiguration", "description", "metadata");

    private final Map<String, JsonNode> actions = new LinkedHashMap<>();
    private final Map<String, Set<String>> before = new LinkedHashMap<>();

    /**
     * What a workflow would send.
     *
     * @param action the name of the action
     * @param method of HTTP
     * @param address where to
     * @param body what
     */
    public record Post(String action, String method, String address, JsonNode body) {}

    /**
     * Reads a definition.
     *
     * @param definition {@code properties.definition} of a workflow
     * @throws WorkflowException if Azure would refuse it, or if it holds what is not supported here
     */
    public Workflow(JsonNode definition) throws WorkflowException {
        for (Map.Entry<String, JsonNode> trigger : definition.path("triggers").properties()) {
            if (!trigger.getValue().path("type").asText().equals("Request")) {
                throw new WorkflowException("trigger " + trigger.getKey() + ": only Request is supported here");
            }
        }
        if (definition.path("triggers").size() != 1) {
            throw new WorkflowException("a workflow has one trigger here, not "
                    + definition.path("triggers").size());
        }
        for (Map.Entry<String, JsonNode> action : definition.path("actions").properties()) {
            for (Map.Entry<String, JsonNode> member : action.getValue().properties()) {
                if (!MEMBERS.contains(member.getKey())) {
                    throw new WorkflowException(
                            "action " + action.getKey() + ": \"" + member.getKey() + "\" is not supported here");
                }
            }
        }
        Set<String> open = new HashSet<>();
        for (Map.Entry<String, JsonNode> action : definition.path("actions").properties()) {
            order(action.getKey(), definition.path("actions"), open);
        }
    }

    /** Puts an action after all that it runs after, and learns which those are. */
    private void order(String name, JsonNode all, Set<String> open) throws WorkflowException {
        if (actions.containsKey(name)) {
            return;
        }
        if (!open.add(name)) {
            throw new WorkflowException("action " + name + " runs after itself");
        }
        Set<String> earlier = new HashSet<>();
        for (Map.Entry<String, JsonNode> needed :
                all.path(name).path("runAfter").properties()) {
            if (!all.has(needed.getKey())) {
                throw new WorkflowException(
                        "action " + name + " runs after " + needed.getKey() + ", which is not there");
            }
            if (needed.getValue().size() != 1
                    || !needed.getValue().path(0).asText().equals("Succeeded")) {
                throw new WorkflowException("action " + name + ": only [\"Succeeded\"] is supported in runAfter");
            }
            order(needed.getKey(), all, open);
            earlier.add(needed.getKey());
            earlier.addAll(before.getOrDefault(needed.getKey(), Set.of()));
        }
        before.put(name, earlier);
        actions.put(name, all.path(name));
    }

    /**
     * Runs it.
     *
     * @param parameters values of the workflow's parameters; addresses may stand as what is to be shown instead
     * @param body what the trigger gets
     * @return what it would send, in order
     * @throws WorkflowException if the run fails, as it would in Azure, or if it needs what is not supported here
     */
    public List<Post> run(Map<String, JsonNode> parameters, JsonNode body) throws WorkflowException {
        Run run = new Run(parameters, body);
        for (Map.Entry<String, JsonNode> action : actions.entrySet()) {
            try {
                run.step(action.getKey(), action.getValue());
            } catch (WorkflowException e) {
                throw e.at("action " + action.getKey());
            }
        }
        return run.posts;
    }

    private final class Run {
        private final Map<String, JsonNode> parameters;
        private final JsonNode body;
        private final Map<String, JsonNode> outputs = new LinkedHashMap<>();
        private final List<Post> posts = new ArrayList<>();

        Run(Map<String, JsonNode> parameters, JsonNode body) {
            this.parameters = parameters;
            this.body = body;
        }

        void step(String name, JsonNode action) throws WorkflowException {
            Evaluation.Known known = new Seen(name);
            Evaluation plain = new Evaluation(known, null);
            JsonNode inputs = action.path("inputs");
            switch (action.path("type").asText()) {
                case "Compose" -> outputs.put(name, plain.value(inputs));
                case "Select", "Query" ->
                    outputs.put(name, loop(inputs, known, action.path("type").asText()));
                case "Http" -> {
                    JsonNode request = plain.value(inputs);
                    posts.add(new Post(
                            name,
                            request.path("method").asText(),
                            request.path("uri").asText(),
                            request.path("body")));
                }
                default ->
                    throw new WorkflowException(
                            "the type \"" + action.path("type").asText()
                                    + "\" is not supported here; supported are Compose, Select, Query, Http");
            }
        }

        private ObjectNode loop(JsonNode inputs, Evaluation.Known known, String type) throws WorkflowException {
            JsonNode from = new Evaluation(known, null).value(inputs.path("from"));
            if (!from.isArray()) {
                throw new WorkflowException("\"from\" is no list");
            }
            ObjectNode output = JsonNodeFactory.instance.objectNode();
            ArrayNode results = output.putArray("body");
            for (JsonNode item : from) {
                Evaluation inside = new Evaluation(known, item);
                if (type.equals("Select")) {
                    results.add(inside.value(inputs.path("select")));
                } else {
                    JsonNode kept = inside.value(inputs.path("where"));
                    if (!kept.isBoolean()) {
                        throw new WorkflowException("\"where\" is neither true nor false");
                    }
                    if (kept.booleanValue()) {
                        results.add(item);
                    }
                }
            }
            return output;
        }

        /** What one action sees: Azure refuses a definition in which it asks for an action that it does not run after. */
        private final class Seen implements Evaluation.Known {
            private final String action;

            Seen(String action) {
                this.action = action;
            }

            @Override
            public JsonNode triggerBody() {
                return body;
            }

            @Override
            public JsonNode parameter(String name) throws WorkflowException {
                JsonNode value = parameters.get(name);
                if (value == null) {
                    throw new WorkflowException("there is no parameter '" + name + "'");
                }
                return value;
            }

            @Override
            public JsonNode outputs(String name) throws WorkflowException {
                JsonNode output = outputs.get(name);
                if (output == null || !before.getOrDefault(action, Set.of()).contains(name)) {
                    throw new WorkflowException(
                            "outputs('" + name + "') is not there: the action does not run after it");
                }
                return output;
            }
        }
    }
}

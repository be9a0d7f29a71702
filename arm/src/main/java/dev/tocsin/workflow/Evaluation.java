package dev.tocsin.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonWriter;
import dev.tocsin.workflow.Expression.Call;
import dev.tocsin.workflow.Expression.Index;
import dev.tocsin.workflow.Expression.Literal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Evaluates the values of an action: every string that is, or holds, an expression. */
final class Evaluation {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Known known;
    private final @Nullable JsonNode item;

    /** @param item what {@code item()} stands for; null outside of a loop */
    Evaluation(Known known, @Nullable JsonNode item) {
        this.known = known;
        this.item = item;
    }

    /** What an action can ask for. */
    interface Known {
        JsonNode triggerBody();

        /** The value of a parameter of the workflow. */
        JsonNode parameter(String name) throws WorkflowException;

        /** What an action gave that ended before. */
        JsonNode outputs(String action) throws WorkflowException;
    }

    /** A value with all its expressions evaluated; keys are left as they are. */
    JsonNode value(JsonNode template) throws WorkflowException {
        if (template.isTextual()) {
            return text(template.textValue());
        }
        if (template.isArray()) {
            ArrayNode array = NODES.arrayNode();
            for (JsonNode element : template) {
                array.add(value(element));
            }
            return array;
        }
        if (template.isObject()) {
            ObjectNode object = NODES.objectNode();
            for (Map.Entry<String, JsonNode> member : template.properties()) {
                object.set(member.getKey(), value(member.getValue()));
            }
            return object;
        }
        return template;
    }

    /** {@code @expression} keeps the type, {@code @{expression}} within a text becomes text, {@code @@} is one {@code @}. */
    private JsonNode text(String text) throws WorkflowException {
        if (text.startsWith("@") && !text.startsWith("@{") && !text.startsWith("@@")) {
            ExpressionParser.Parsed parsed = ExpressionParser.parse(text, 1);
            if (parsed.end() != text.length()) {
                throw new WorkflowException("after the expression comes \"" + text.substring(parsed.end()) + "\"");
            }
            return of(parsed.expression());
        }
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("@@{", at) || at == 0 && text.startsWith("@@")) {
                out.append('@');
                at += 2;
            } else if (text.startsWith("@{", at)) {
                ExpressionParser.Parsed parsed = ExpressionParser.parse(text, at + 2);
                if (parsed.end() >= text.length() || text.charAt(parsed.end()) != '}') {
                    throw new WorkflowException("\"}\" was expected at " + parsed.end() + " of \"" + text + "\"");
                }
                out.append(inText(of(parsed.expression())));
                at = parsed.end() + 1;
            } else {
                out.append(text.charAt(at++));
            }
        }
        return NODES.textNode(out.toString());
    }

    /** Null is nothing. How Azure writes truth values there is not documented, so they are refused. */
    private static String inText(JsonNode value) throws WorkflowException {
        if (value.isBoolean()) {
            throw new WorkflowException("a truth value inside of a text is not supported here");
        }
        return value.isNull() ? "" : value.isTextual() ? value.textValue() : JsonWriter.compact(value);
    }

    private JsonNode of(Expression expression) throws WorkflowException {
        if (expression instanceof Literal literal) {
            return literal.value();
        }
        if (expression instanceof Index index) {
            return member(of(index.of()), of(index.key()), index.safe());
        }
        Call call = (Call) expression;
        List<JsonNode> arguments = new ArrayList<>();
        for (Expression argument : call.arguments()) {
            arguments.add(of(argument));
        }
        return call(call.function(), arguments);
    }

    private static JsonNode member(JsonNode of, JsonNode key, boolean safe) throws WorkflowException {
        if (of.isNull() && safe) {
            return NullNode.instance;
        }
        if (of.isObject() && key.isTextual()) {
            JsonNode found = of.get(key.textValue());
            if (found == null && !safe) {
                throw new WorkflowException("there is no property '" + key.textValue() + "'");
            }
            return found == null ? NullNode.instance : found;
        }
        if (of.isArray() && key.isInt()) {
            if (key.intValue() < 0 || key.intValue() >= of.size()) {
                throw new WorkflowException("the list has no element " + key.intValue());
            }
            return of.get(key.intValue());
        }
        throw new WorkflowException("[" + JsonWriter.compact(key) + "] cannot be taken of a "
                + of.getNodeType().name().toLowerCase(Locale.ROOT));
    }

    private JsonNode call(Function function, List<JsonNode> given) throws WorkflowException {
        return switch (function) {
            case TRIGGER_BODY -> known.triggerBody();
            case PARAMETERS -> known.parameter(string(function, given, 0));
            case OUTPUTS -> known.outputs(string(function, given, 0));
            case ITEM -> {
                if (item == null) {
                    throw new WorkflowException("item() has a meaning in Select and Query only");
                }
                yield item;
            }
            case COALESCE ->
                given.stream().filter(one -> !one.isNull()).findFirst().orElse(NullNode.instance);
            case EQUALS -> NODES.booleanNode(same(given.get(0), given.get(1)));
            case TAKE -> take(given);
            case UNION -> union(given);
            case TRIM -> NODES.textNode(string(function, given, 0).strip());
            case REPLACE ->
                NODES.textNode(
                        string(function, given, 0).replace(string(function, given, 1), string(function, given, 2)));
            case STARTS_WITH ->
                NODES.booleanNode(string(function, given, 0)
                        .toLowerCase(Locale.ROOT)
                        .startsWith(string(function, given, 1).toLowerCase(Locale.ROOT)));
            case ENCODE_URI_COMPONENT ->
                NODES.textNode(URLEncoder.encode(string(function, given, 0), StandardCharsets.UTF_8)
                        .replace("+", "%20"));
        };
    }

    private static boolean same(JsonNode one, JsonNode other) {
        return one.isNumber() && other.isNumber()
                ? one.decimalValue().compareTo(other.decimalValue()) == 0
                : one.equals(other);
    }

    private static JsonNode take(List<JsonNode> given) throws WorkflowException {
        JsonNode of = given.get(0);
        int count = given.get(1).isInt() ? given.get(1).intValue() : -1;
        if (count <= 0) {
            throw new WorkflowException("take() takes a count above zero");
        }
        if (of.isTextual()) {
            String text = of.textValue();
            return NODES.textNode(text.substring(0, Math.min(count, text.length())));
        }
        if (!of.isArray()) {
            throw new WorkflowException("take() takes a text or a list, not "
                    + of.getNodeType().name().toLowerCase(Locale.ROOT));
        }
        ArrayNode array = NODES.arrayNode();
        for (int i = 0; i < Math.min(count, of.size()); i++) {
            array.add(of.get(i));
        }
        return array;
    }

    /** Lists alone: each value once, in order. */
    private static JsonNode union(List<JsonNode> given) throws WorkflowException {
        Set<JsonNode> values = new LinkedHashSet<>();
        for (JsonNode list : given) {
            if (!list.isArray()) {
                throw new WorkflowException("union() takes lists here, not "
                        + list.getNodeType().name().toLowerCase(Locale.ROOT));
            }
            list.forEach(values::add);
        }
        ArrayNode array = NODES.arrayNode();
        values.forEach(array::add);
        return array;
    }

    private static String string(Function function, List<JsonNode> given, int index) throws WorkflowException {
        JsonNode argument = given.get(index);
        if (!argument.isTextual()) {
            throw new WorkflowException(function.text() + "() takes a text, not "
                    + argument.getNodeType().name().toLowerCase(Locale.ROOT));
        }
        return argument.textValue();
    }
}

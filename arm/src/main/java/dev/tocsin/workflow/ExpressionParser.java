package dev.tocsin.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads expressions: calls, literals, {@code ['member']}, {@code ?['member']}, {@code [0]} and {@code .member} (Microsoft Learn,
 * logic-apps/logic-apps-workflow-definition-language, expressions).
 */
final class ExpressionParser {
    /** Azure's limit for the length of an expression (Microsoft Learn, logic-apps/logic-apps-limits-and-configuration). */
    private static final int LONGEST = 8_192;

    private static final int DEEPEST = 60;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String text;
    private int at;

    private ExpressionParser(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /** An expression, and where the text goes on after it. */
    record Parsed(Expression expression, int end) {}

    /** The expression that begins at an index. */
    static Parsed parse(String text, int start) throws WorkflowException {
        ExpressionParser parser = new ExpressionParser(text, start);
        Expression expression = parser.expression(0);
        parser.space();
        if (parser.at - start > LONGEST) {
            throw new WorkflowException(
                    "an expression has " + (parser.at - start) + " characters, and Azure takes " + LONGEST);
        }
        return new Parsed(expression, parser.at);
    }

    private Expression expression(int depth) throws WorkflowException {
        if (depth > DEEPEST) {
            throw wrong("expressions nest deeper than " + DEEPEST);
        }
        space();
        Expression result = primary(depth);
        while (true) {
            boolean safe = is('?');
            if (safe) {
                at++;
            }
            if (is('[')) {
                at++;
                Expression key = expression(depth + 1);
                expect(']');
                result = new Expression.Index(result, key, safe);
            } else if (is('.')) {
                at++;
                result = new Expression.Index(result, new Expression.Literal(NODES.textNode(word())), safe);
            } else if (safe) {
                throw wrong("after \"?\" comes \"[\" or \".\"");
            } else {
                return result;
            }
        }
    }

    private Expression primary(int depth) throws WorkflowException {
        if (is('\'')) {
            return new Expression.Literal(NODES.textNode(string()));
        }
        if (at < text.length() && (Character.isDigit(text.charAt(at)) || is('-'))) {
            return new Expression.Literal(number());
        }
        int start = at;
        String word = word();
        if (!is('(')) {
            return switch (word) {
                case "true" -> new Expression.Literal(NODES.booleanNode(true));
                case "false" -> new Expression.Literal(NODES.booleanNode(false));
                case "null" -> new Expression.Literal(NODES.nullNode());
                default ->
                    throw new WorkflowException("\"" + word + "\" at " + start + " is neither a function nor a value");
            };
        }
        Function function = Function.named(word);
        at++;
        List<Expression> arguments = new ArrayList<>();
        space();
        while (!is(')')) {
            if (!arguments.isEmpty()) {
                expect(',');
            }
            arguments.add(expression(depth + 1));
            space();
        }
        at++;
        function.demand(arguments.size());
        return new Expression.Call(function, List.copyOf(arguments));
    }

    private String word() throws WorkflowException {
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || is('_'))) {
            at++;
        }
        if (start == at) {
            throw wrong("an expression was expected");
        }
        return text.substring(start, at);
    }

    private JsonNode number() throws WorkflowException {
        int start = at;
        at++;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        try {
            return NODES.numberNode(Integer.parseInt(text.substring(start, at)));
        } catch (NumberFormatException e) {
            throw wrong("only whole numbers are supported here");
        }
    }

    /** Two quotes stand for one. */
    private String string() throws WorkflowException {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            if (!is('\'')) {
                value.append(text.charAt(at));
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '\'') {
                value.append('\'');
                at++;
            } else {
                at++;
                return value.toString();
            }
        }
        throw wrong("a string does not end");
    }

    private void space() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean is(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private void expect(char c) throws WorkflowException {
        space();
        if (!is(c)) {
            throw wrong("\"" + c + "\" was expected");
        }
        at++;
    }

    private WorkflowException wrong(String what) {
        return new WorkflowException(
                what + " at " + at + " of \"" + (text.length() > 200 ? text.substring(0, 200) + "…" : text) + "\"");
    }
}

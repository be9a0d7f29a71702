package dev.tocsin.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A strict reader of the part of Bicep that exported files use, written from Azure/bicep's Lexer and Parser and from its
 * documentation, not from the exporter. There is no Bicep compiler here; what this accepts is a small part of the language, and
 * anything else is an error.
 */
public final class BicepReader {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> KEYWORDS =
            Set.of("true", "false", "null", "if", "for", "resource", "param", "var");
    private static final int LONGEST_LITERAL = 131_072;

    private final String text;
    private final Deployment deployment;
    /** Texts of parameters and variables; of resources, the id. */
    private final Map<String, String> symbols = new LinkedHashMap<>();

    private final Map<String, String> ids = new LinkedHashMap<>();
    private final List<Deployment.Put> puts = new ArrayList<>();
    private int at;

    private BicepReader(String text, Deployment deployment) {
        this.text = text;
        this.deployment = deployment;
    }

    /** The requests of a deployment, in the order of the file; a symbol must be declared before it is used. */
    public static List<Deployment.Put> deploy(String text, Deployment deployment) {
        return new BicepReader(text, deployment).deploy();
    }

    private List<Deployment.Put> deploy() {
        while (at < text.length()) {
            switch (word()) {
                case "metadata" -> {
                    expect(" description = ");
                    string();
                }
                case "" -> parameter();
                case "var" -> variable();
                case "resource" -> resource();
                default -> throw error("unknown statement");
            }
            expect("\n");
            while (at < text.length() && text.charAt(at) == '\n') {
                at++;
            }
        }
        return puts;
    }

    private void parameter() {
        expect("@description(");
        string();
        expect(")\n@secure()\nparam ");
        String name = identifier();
        expect(" string");
        if (!deployment.parameters().containsKey(name)) {
            throw error("no value for " + name);
        }
        declare(name, deployment.parameters().get(name));
    }

    private void variable() {
        expect(" ");
        String name = identifier();
        expect(" = ");
        declare(name, string());
    }

    private void resource() {
        expect(" ");
        String symbol = identifier();
        expect(" ");
        String[] type = string().split("@", -1);
        expect(" = ");
        ObjectNode body = (ObjectNode) value(0);
        String[] names = body.remove("name").textValue().split("/", -1);
        JsonNode scope = body.remove("scope");
        body.remove("dependsOn");
        String id = scope == null
                ? deployment.resourceId(type[0], names)
                : Deployment.extensionResourceId(scope.textValue(), type[0], names);
        declare(symbol, id);
        ids.put(symbol, id);
        puts.add(new Deployment.Put(id, type[1], body));
    }

    private void declare(String name, String value) {
        if (KEYWORDS.contains(name) || symbols.putIfAbsent(name, value) != null) {
            throw error(name + " is declared twice, or a keyword");
        }
    }

    private JsonNode value(int depth) {
        char c = text.charAt(at);
        if (c == '\'') {
            return NODES.textNode(string());
        }
        if (c == '{') {
            return object(depth);
        }
        if (c == '[') {
            return array(depth);
        }
        if (c == '-' || Character.isDigit(c)) {
            return integer();
        }
        String word = identifier();
        return switch (word) {
            case "true" -> NODES.booleanNode(true);
            case "false" -> NODES.booleanNode(false);
            case "null" -> NODES.nullNode();
            case "sys" -> {
                expect(".json(");
                JsonNode number = NODES.numberNode(new BigDecimal(string()));
                expect(")");
                yield number;
            }
            case "listCallbackUrl" -> {
                expect("(");
                String trigger = string();
                expect(", ");
                string();
                expect(").value");
                yield NODES.textNode(Deployment.callbackUrl(trigger));
            }
            default -> NODES.textNode(use(word));
        };
    }

    /** A parameter, a variable, the id of a resource, or a resource itself, which stands for its id here. */
    private String use(String name) {
        if (!symbols.containsKey(name)) {
            throw error(name + " is not declared");
        }
        if (ids.containsKey(name) && text.startsWith(".id", at)) {
            at += 3;
        }
        return symbols.get(name);
    }

    private JsonNode object(int depth) {
        ObjectNode object = NODES.objectNode();
        expect("{");
        if (text.charAt(at) == '}') {
            at++;
            return object;
        }
        while (true) {
            expect("\n");
            if (text.startsWith("  ".repeat(depth) + "}", at)) {
                expect("  ".repeat(depth) + "}");
                return object;
            }
            expect("  ".repeat(depth + 1));
            String key = text.charAt(at) == '\'' ? string() : identifier();
            expect(": ");
            if (object.has(key)) {
                throw error("the key " + key + " stands twice");
            }
            object.set(key, value(depth + 1));
        }
    }

    private JsonNode array(int depth) {
        ArrayNode array = NODES.arrayNode();
        expect("[");
        if (text.charAt(at) == ']') {
            at++;
            return array;
        }
        while (true) {
            expect("\n");
            if (text.startsWith("  ".repeat(depth) + "]", at)) {
                expect("  ".repeat(depth) + "]");
                return array;
            }
            expect("  ".repeat(depth + 1));
            array.add(value(depth + 1));
        }
    }

    private JsonNode integer() {
        int start = at;
        at++;
        while (Character.isDigit(text.charAt(at))) {
            at++;
        }
        BigInteger number = new BigInteger(text.substring(start, at));
        if (number.bitLength() > 63) {
            throw error("the integer has more than 64 bits");
        }
        return NODES.numberNode(number);
    }

    private String string() {
        int start = at;
        StringBuilder value = new StringBuilder();
        expect("'");
        if (text.startsWith("''", at)) {
            throw error("this would begin a multi-line string");
        }
        while (true) {
            char c = text.charAt(at++);
            if (c == '\'') {
                break;
            } else if (c == '\n' || c == '\r') {
                throw error("line break in a string");
            } else if (c == '\\') {
                value.append(escape());
            } else if (c == '$' && text.charAt(at) == '{') {
                at++;
                value.append(use(identifier()));
                expect("}");
            } else {
                value.append(c);
            }
        }
        if (at - start > LONGEST_LITERAL) {
            throw error("literal of " + (at - start) + " characters");
        }
        return value.toString();
    }

    private char escape() {
        char c = text.charAt(at++);
        return switch (c) {
            case '\\', '\'', '$' -> c;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                expect("{");
                int end = text.indexOf('}', at);
                char escaped = (char) Integer.parseInt(text.substring(at, end), 16);
                at = end + 1;
                yield escaped;
            }
            default -> throw error("no such escape");
        };
    }

    private String word() {
        int start = at;
        while (Character.isLetter(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private String identifier() {
        int start = at;
        while (text.charAt(at) == '_'
                || text.charAt(at) < 128 && Character.isLetter(text.charAt(at))
                || at > start && Character.isDigit(text.charAt(at))) {
            at++;
        }
        if (start == at || at - start > 255) {
            throw error("identifier expected");
        }
        return text.substring(start, at);
    }

    private void expect(String expected) {
        if (!text.startsWith(expected, at)) {
            throw error("expected \"" + expected + "\"");
        }
        at += expected.length();
    }

    private IllegalArgumentException error(String message) {
        int line = (int) text.substring(0, Math.min(at, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count()
                + 1;
        return new IllegalArgumentException(
                "line " + line + ": " + message + " at: " + text.substring(at, Math.min(text.length(), at + 80)));
    }
}

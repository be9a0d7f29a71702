package dev.tocsin.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.json.JsonPointers;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes a template as Bicep, with the fewest forms of the language: every text on one line in single quotes, every member and
 * element on its own line. Escapes are those of Azure/bicep's Lexer: {@code \\ \' \n \r \t \$ \}{@code u{…}}. Bicep has no
 * fractions, so those go through {@code json()}, by its namespace, because a parameter may have that name.
 */
public final class BicepFile {
    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    private final StringBuilder out = new StringBuilder();
    private final Template template;

    private BicepFile(Template template) {
        this.template = template;
    }

    /** The file. Same template, same bytes. */
    public static String write(Template template) {
        return new BicepFile(template).write();
    }

    private String write() {
        out.append("metadata description = ").append(quoted(template.title())).append('\n');
        template.parameters()
                .forEach((parameter, secret) -> out.append("\n@description(")
                        .append(quoted(Template.about(secret)))
                        .append(")\n@secure()\nparam ")
                        .append(parameter)
                        .append(" string\n"));
        template.variables()
                .forEach((name, text) -> out.append("\nvar ")
                        .append(name)
                        .append(" = ")
                        .append(quoted(text))
                        .append('\n'));
        template.resources().forEach(this::resource);
        return out.toString();
    }

    private void resource(Template.Resource resource) {
        out.append("\nresource ")
                .append(resource.symbol())
                .append(' ')
                .append(quoted(resource.place().type() + "@" + resource.apiVersion()))
                .append(" = {\n  name: ")
                .append(quoted(resource.place().name()))
                .append('\n');
        template.scopeOf(resource)
                .ifPresent(extended ->
                        out.append("  scope: ").append(extended.symbol()).append('\n'));
        List<String> waitsFor = explicitDependencies(resource);
        if (!waitsFor.isEmpty()) {
            out.append("  dependsOn: [\n");
            waitsFor.forEach(symbol -> out.append("    ").append(symbol).append('\n'));
            out.append("  ]\n");
        }
        for (Map.Entry<String, JsonNode> member : resource.body().properties()) {
            member(member.getKey(), member.getValue(), resource, 1);
        }
        out.append("}\n");
    }

    /** A use of {@code symbol.id} makes a dependency by itself, and Bicep warns of saying it twice. */
    private List<String> explicitDependencies(Template.Resource resource) {
        Set<String> used = new TreeSet<>();
        JsonPointers.texts(
                resource.body(),
                "",
                (pointer, text) -> template.parts(text, resource)
                        .ifPresent(parts -> parts.forEach(part -> {
                            if (part instanceof Part.IdOf other) {
                                used.add(other.key());
                            } else if (part instanceof Part.CallbackUrl callback) {
                                used.add(callback.key());
                            }
                        })));
        template.scopeOf(resource).ifPresent(extended -> used.add(extended.key()));
        return resource.dependsOn().stream()
                .filter(key -> !used.contains(key))
                .map(key -> template.resource(key).symbol())
                .toList();
    }

    private void member(String key, JsonNode value, Template.Resource owner, int depth) {
        indent(depth).append(Names.isPlainKey(key) ? key : quoted(key)).append(": ");
        value(value, owner, depth);
        out.append('\n');
    }

    private void value(JsonNode node, Template.Resource owner, int depth) {
        switch (node.getNodeType()) {
            case OBJECT -> object(node, owner, depth);
            case ARRAY -> array(node, owner, depth);
            case STRING -> out.append(text(node.textValue(), owner));
            case BOOLEAN -> out.append(node.booleanValue());
            case NUMBER -> out.append(number(node));
            default -> out.append("null");
        }
    }

    private void object(JsonNode node, Template.Resource owner, int depth) {
        if (node.isEmpty()) {
            out.append("{}");
            return;
        }
        out.append("{\n");
        node.properties().forEach(member -> member(member.getKey(), member.getValue(), owner, depth + 1));
        indent(depth).append('}');
    }

    private void array(JsonNode node, Template.Resource owner, int depth) {
        if (node.isEmpty()) {
            out.append("[]");
            return;
        }
        out.append("[\n");
        for (JsonNode element : node) {
            indent(depth + 1);
            value(element, owner, depth + 1);
            out.append('\n');
        }
        indent(depth).append(']');
    }

    private String number(JsonNode node) {
        if (node.isIntegralNumber() && node.bigIntegerValue().abs().compareTo(LARGEST) <= 0) {
            return node.bigIntegerValue().toString();
        }
        String digits = node.isIntegralNumber()
                ? node.bigIntegerValue().toString()
                : node.decimalValue().toString();
        return "sys.json(" + quoted(digits) + ")";
    }

    private String text(String text, Template.Resource owner) {
        return template.parts(text, owner).map(this::composed).orElseGet(() -> quoted(text));
    }

    private String composed(List<Part> parts) {
        if (parts.size() == 1 && !(parts.get(0) instanceof Part.Literal)) {
            return name(parts.get(0));
        }
        StringBuilder text = new StringBuilder("'");
        for (Part part : parts) {
            if (part instanceof Part.Literal literal) {
                text.append(escaped(literal.text()));
            } else {
                text.append("${").append(name(part)).append('}');
            }
        }
        return text.append('\'').toString();
    }

    private String name(Part part) {
        if (part instanceof Part.Secret secret) {
            return secret.parameter();
        }
        if (part instanceof Part.Stored stored) {
            return stored.variable();
        }
        if (part instanceof Part.CallbackUrl callback) {
            Template.Resource workflow = template.resource(callback.key());
            return "listCallbackUrl('${" + workflow.symbol() + ".id}/triggers/" + escaped(callback.trigger()) + "', "
                    + quoted(workflow.apiVersion()) + ").value";
        }
        return template.resource(((Part.IdOf) part).key()).symbol() + ".id";
    }

    private StringBuilder indent(int depth) {
        return out.append("  ".repeat(depth));
    }

    static String quoted(String text) {
        return "'" + escaped(text) + "'";
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> escaped.append("\\\\");
                case '\'' -> escaped.append("\\'");
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                // Also where no brace follows in this piece: in a composed text one may follow from the next.
                case '$' -> escaped.append(i + 1 == text.length() || text.charAt(i + 1) == '{' ? "\\$" : "$");
                default -> {
                    if (isPrintable(text, i)) {
                        escaped.append(c);
                    } else {
                        escaped.append("\\u{").append(Integer.toHexString(c)).append('}');
                    }
                }
            }
        }
        return escaped.toString();
    }

    /** Control characters, line separators, non-characters and lone surrogates are written as escapes. */
    private static boolean isPrintable(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return !Character.isISOControl(c) && c != '\u2028' && c != '\u2029' && c < '\uFFFE' && c != '\uFEFF';
    }
}

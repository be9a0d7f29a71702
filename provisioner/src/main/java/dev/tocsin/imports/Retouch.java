package dev.tocsin.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.load.ProjectFiles;
import dev.tocsin.load.SourceFile;
import dev.tocsin.load.UnreadableFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings changes of a body back into the tree that it was rendered from, and into the files which that takes in. */
final class Retouch {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{[^{}\"']*(?:'[^']*'[^{}\"']*)*\\}");

    private final ProjectFiles files;
    private final SourceFile source;
    private final Expressions expressions;
    private final Map<String, String> changed = new TreeMap<>();
    private final List<String> review = new ArrayList<>();

    Retouch(ProjectFiles files, SourceFile source, Expressions expressions) {
        this.files = files;
        this.source = source;
        this.expressions = expressions;
    }

    /** Files beside the definition that changed, by name. */
    Map<String, String> changed() {
        return changed;
    }

    /** Expressions that a value of the portal's took the place of. */
    List<String> review() {
        return review;
    }

    /**
     * The tree that renders to the changed value.
     *
     * @param rendered whether strings of the tree are rendered; workbook content is not
     */
    JsonNode bring(JsonNode tree, JsonNode before, JsonNode after, String pointer, boolean rendered) {
        if (Trees.same(before, after)) {
            return tree;
        }
        if (rendered && tree.path("$file").isTextual()) {
            return file((ObjectNode) tree, before, after, pointer);
        }
        if (tree.isTextual() && rendered && tree.textValue().contains("${")) {
            return expression(tree.textValue(), before, after, pointer);
        }
        if (tree.isObject() && before.isObject() && after.isObject()) {
            ObjectNode copy = tree.deepCopy();
            Set<String> keys = new LinkedHashSet<>();
            before.fieldNames().forEachRemaining(keys::add);
            after.fieldNames().forEachRemaining(keys::add);
            for (String key : keys) {
                JsonNode now = after.path(key);
                if (now.isMissingNode()) {
                    copy.remove(key);
                } else if (!Trees.same(before.path(key), now)) {
                    String at = JsonPointers.child(pointer, key);
                    copy.set(
                            key,
                            tree.has(key)
                                    ? bring(tree.get(key), before.path(key), now, at, rendered)
                                    : literal(now, rendered));
                }
            }
            return copy;
        }
        if (tree.isArray() && before.isArray() && after.isArray() && tree.size() == before.size()) {
            return array(tree, before, after, pointer, rendered);
        }
        return literal(after, rendered);
    }

    private ArrayNode array(JsonNode tree, JsonNode before, JsonNode after, String pointer, boolean rendered) {
        ArrayNode array = NODES.arrayNode();
        boolean places = before.size() == after.size() && Trees.names(after).isEmpty();
        for (int i = 0; i < after.size(); i++) {
            int was = places ? i : indexOf(before, after.get(i));
            array.add(
                    was < 0
                            ? literal(after.get(i), rendered)
                            : bring(
                                    tree.get(was),
                                    before.get(was),
                                    after.get(i),
                                    JsonPointers.child(pointer, was),
                                    rendered));
        }
        return array;
    }

    private static int indexOf(JsonNode array, JsonNode element) {
        String name = Trees.name(element);
        for (int i = 0; i < array.size(); i++) {
            boolean is = name.isEmpty()
                    ? Trees.same(array.get(i), element)
                    : Trees.name(array.get(i)).equals(name);
            if (is) {
                return i;
            }
        }
        return -1;
    }

    private JsonNode literal(JsonNode value, boolean rendered) {
        if (!rendered) {
            return value;
        }
        if (value.isTextual()) {
            return NODES.textNode(expressions.of(value.textValue(), false));
        }
        if (value.isArray()) {
            ArrayNode array = NODES.arrayNode();
            value.forEach(element -> array.add(literal(element, true)));
            return array;
        }
        if (value.isObject()) {
            ObjectNode object = NODES.objectNode();
            value.properties().forEach(member -> object.set(member.getKey(), literal(member.getValue(), true)));
            return object;
        }
        return value;
    }

    /** The values that expressions had are looked for in the new text, in their order. */
    private JsonNode expression(String text, JsonNode before, JsonNode after, String pointer) {
        Optional<String> kept = before.isTextual() && after.isTextual()
                ? kept(text, before.textValue(), after.textValue())
                : Optional.empty();
        if (kept.isPresent()) {
            return NODES.textNode(kept.get());
        }
        JsonNode literal = literal(after, true);
        if (!literal.isTextual() || !literal.textValue().contains("${")) {
            review.add(pointer + ": the portal's value took the place of "
                    + text.strip().lines().findFirst().orElse(""));
        }
        return literal;
    }

    private static Optional<String> kept(String text, String before, String after) {
        Matcher expression = EXPRESSION.matcher(text);
        StringBuilder form = new StringBuilder();
        List<String> words = new ArrayList<>();
        int copied = 0;
        while (expression.find()) {
            form.append(Pattern.quote(text.substring(copied, expression.start())))
                    .append("(.+?)");
            words.add(expression.group());
            copied = expression.end();
        }
        form.append(Pattern.quote(text.substring(copied)));
        Matcher values = Pattern.compile(form.toString(), Pattern.DOTALL).matcher(before);
        if (words.isEmpty() || form.length() == "(.+?)".length() + 8 || !values.matches()) {
            return Optional.empty();
        }
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (int i = 0; i < words.size(); i++) {
            int found = after.indexOf(values.group(i + 1), at);
            if (found < 0) {
                return Optional.empty();
            }
            out.append(Escapes.of(after.substring(at, found))).append(words.get(i));
            at = found + values.group(i + 1).length();
        }
        return Optional.of(out.append(Escapes.of(after.substring(at))).toString());
    }

    private JsonNode file(ObjectNode reference, JsonNode before, JsonNode after, String pointer) {
        String name = source.sibling(reference.get("$file").textValue());
        try {
            Path path = files.resolve(source.folder(), reference.get("$file").textValue());
            String text = changed.getOrDefault(name, files.read(path));
            return before.isContainerNode() && after.isContainerNode()
                    ? content(reference, name, text, before, after, pointer)
                    : text(reference, name, text, before, after, pointer);
        } catch (UnreadableFileException | JsonSyntaxException e) {
            return literal(after, true);
        }
    }

    private JsonNode text(
            ObjectNode reference, String name, String text, JsonNode before, JsonNode after, String pointer) {
        boolean rendered = reference.path("render").asBoolean(true) && text.contains("${");
        if (rendered) {
            JsonNode retouched = expression(text.replace("\r\n", "\n").stripTrailing(), before, after, pointer);
            changed.put(name, retouched.asText() + "\n");
            return reference;
        }
        Optional<SideText> side = after.isTextual() ? SideText.of(after.textValue()) : Optional.empty();
        if (side.isEmpty()) {
            return literal(after, true);
        }
        ObjectNode copy = reference.deepCopy();
        copy.remove(List.of("eol", "append", "render"));
        side.get().reference().properties().forEach(member -> {
            if (!member.getKey().equals("$file")) {
                copy.set(member.getKey(), member.getValue());
            }
        });
        changed.put(name, side.get().file());
        return copy;
    }

    /** What an override says does not stand in the content. */
    private JsonNode content(
            ObjectNode reference, String name, String text, JsonNode before, JsonNode after, String pointer)
            throws JsonSyntaxException {
        JsonNode tree = new JsonReader(JsonLimits.DEFINITION).read(text).root();
        ObjectNode copy = reference.deepCopy();
        JsonNode was = before.deepCopy();
        JsonNode now = after.deepCopy();
        for (Map.Entry<String, JsonNode> override : reference.path("overrides").properties()) {
            String at = override.getKey();
            JsonNode then = before.at(at);
            JsonNode next = after.at(at);
            if (!Trees.same(then, next) && !next.isMissingNode()) {
                ((ObjectNode) copy.get("overrides"))
                        .set(at, bring(override.getValue(), then, next, pointer + at, true));
            }
            replace(was, at, tree.at(at));
            replace(now, at, tree.at(at));
        }
        JsonNode brought = bring(tree, was, now, pointer, false);
        if (!Trees.same(brought, tree)) {
            changed.put(name, TextSplice.of(text, brought));
        }
        return copy;
    }

    private static void replace(JsonNode tree, String pointer, JsonNode value) {
        JsonNode parent = tree.at(pointer.substring(0, pointer.lastIndexOf('/')));
        String key = JsonPointers.last(pointer);
        if (value.isMissingNode()) {
            return;
        }
        if (parent instanceof ObjectNode object && object.has(key)) {
            object.set(key, value);
        } else if (parent instanceof ArrayNode array
                && key.matches("\\d{1,6}")
                && Integer.parseInt(key) < array.size()) {
            array.set(Integer.parseInt(key), value);
        }
    }
}

package dev.tocsin.render;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Diagnostic;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.diagnostic.Location;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.load.Definition;
import dev.tocsin.load.SourceFile;
import dev.tocsin.secret.Marks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A definition in raw form: every template and expression done, references between definitions still marks.
 *
 * @param definition where it comes from
 * @param tree the raw form
 * @param templatePlace for a templated definition: the template line behind a pointer of the tree
 */
public record Rendered(Definition definition, JsonNode tree, Optional<Function<String, Location>> templatePlace) {

    /**
     * A diagnostic about the value at a pointer of the tree. It stands where the user can mend it: in the definition, and behind
     * it the template's line.
     */
    public Diagnostic diagnose(Level level, String code, String pointer, String message) {
        SourceFile source = definition.source();
        if (templatePlace.isEmpty()) {
            return new Diagnostic(code, level, message, source.at(inFile(pointer)), taken(pointer));
        }
        Location line = templatePlace.get().apply(pointer);
        return new Diagnostic(code, level, message, source.at(given(pointer)), List.of(line));
    }

    /**
     * A diagnostic about a key of the tree, or about what a template says by itself. It stands in the template unless the
     * definition's parameters have that key.
     */
    public Diagnostic structural(Level level, String code, String pointer, String message) {
        SourceFile source = definition.source();
        if (templatePlace.isEmpty()) {
            return diagnose(level, code, pointer, message);
        }
        Optional<String> written = key(source.root().path("parameters"), "/parameters", JsonPointers.last(pointer));
        if (written.isPresent()) {
            return diagnose(level, code, pointer, message).at(source.at(written.get()));
        }
        return new Diagnostic(
                code, level, message, templatePlace.get().apply(pointer), List.of(source.at("/template")));
    }

    private static Optional<String> key(JsonNode node, String pointer, String wanted) {
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            String at = JsonPointers.child(pointer, member.getKey());
            Optional<String> below =
                    member.getKey().equals(wanted) ? Optional.of(at) : key(member.getValue(), at, wanted);
            if (below.isPresent()) {
                return below;
            }
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            Optional<String> below = key(node.get(i), JsonPointers.child(pointer, i), wanted);
            if (below.isPresent()) {
                return below;
            }
        }
        return Optional.empty();
    }

    /** Where a templated definition gives the value that the template put at this pointer; else the parameters as a whole. */
    private String given(String pointer) {
        JsonNode value = tree.at(pointer);
        JsonNode parameters = definition.source().root().path("parameters");
        String name = JsonPointers.last(pointer);
        if (pointer.equals("/name")) {
            return "/name";
        }
        if (parameters.has(name)) {
            return JsonPointers.child("/parameters", name);
        }
        return value.isTextual()
                ? holding(parameters, "/parameters", plain(value.textValue())).orElse("/parameters")
                : "/parameters";
    }

    /** References travel as marks that end in the name which the definition wrote. */
    private static String plain(String text) {
        String key = Marks.replaceReferences(text, one -> "\n" + one.substring(one.indexOf('/') + 1));
        return key.startsWith("\n") ? key.substring(1) : key;
    }

    /** Where in a tree a value has this text. */
    static Optional<String> holding(JsonNode node, String pointer, String text) {
        if (node.isValueNode()) {
            return node.asText().equals(text) ? Optional.of(pointer) : Optional.empty();
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                Optional<String> found = holding(node.get(i), JsonPointers.child(pointer, i), text);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }
        return node.properties().stream()
                .map(member -> holding(member.getValue(), JsonPointers.child(pointer, member.getKey()), text))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The same as an error. */
    public Diagnostic error(String code, String pointer, String message) {
        return diagnose(Level.ERROR, code, pointer, message);
    }

    /** The file that the value was taken from. */
    private List<Location> taken(String pointer) {
        JsonNode file = definition.source().root().at(pointer).path("$file");
        return file.isTextual() ? List.of(Location.of(definition.source().sibling(file.textValue()))) : List.of();
    }

    /** Content given as a file of its own has no properties around it, and a window says everything in other words. */
    private String inFile(String pointer) {
        if (definition instanceof Definition.Window) {
            return WindowRenderer.inWindow(tree, pointer);
        }
        return definition instanceof Definition.Content ? "" : pointer;
    }
}

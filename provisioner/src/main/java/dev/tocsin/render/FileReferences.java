package dev.tocsin.render;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.arm.Suggestion;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.diagnostic.Location;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.load.ProjectFiles;
import dev.tocsin.load.SecretLiterals;
import dev.tocsin.load.SourceFile;
import dev.tocsin.load.UnreadableFileException;
import dev.tocsin.secret.Marks;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * {@code {"$file": NAME, "render"?: false, "eol"?: "crlf", "append"?: TEXT, "overrides"?: {POINTER: VALUE}}}: the text of another file. Workbook content stays a tree
 * (it becomes a string when the body is complete) and takes overrides; any other text is rendered like a string.
 */
final class FileReferences {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> KNOWN = List.of("$file", "render", "eol", "append", "overrides");

    private final ProjectFiles files;
    private final Map<Path, JsonNode> contents;
    private final Diagnostics diagnostics;

    /** @param contents what was read already, by path */
    FileReferences(ProjectFiles files, Map<Path, JsonNode> contents, Diagnostics diagnostics) {
        this.files = files;
        this.contents = Map.copyOf(contents);
        this.diagnostics = diagnostics;
    }

    /** What the reference at this pointer stands for. */
    JsonNode resolve(LeafRenderer leaves, SourceFile source, JsonNode reference, String pointer) {
        for (Map.Entry<String, JsonNode> member : reference.properties()) {
            if (!KNOWN.contains(member.getKey())) {
                diagnostics.error(
                        "TOC0103",
                        source.at(JsonPointers.child(pointer, member.getKey())),
                        "unknown property \"" + member.getKey() + "\" beside \"$file\""
                                + Suggestion.nearest(member.getKey(), KNOWN)
                                        .map(near -> "; did you mean \"" + near + "\"?")
                                        .orElse("; known are render, eol, append, overrides"));
            }
        }
        try {
            Path file = files.resolve(source.folder(), reference.path("$file").asText());
            String text = files.read(file);
            if (isContent(text)) {
                return content(leaves, source, reference, pointer, file, text);
            }
            if (Marks.isMarked(text)) {
                diagnostics.error(
                        "TOC0102",
                        Location.of(files.display(file)),
                        "the file holds a Unicode non-character (U+FDD0 to U+FDEF), which no text may; remove it");
                return NODES.nullNode();
            }
            new SecretLiterals(diagnostics).check(files.display(file), text);
            String lines = text.replace("\r\n", "\n").stripTrailing();
            boolean rendered = reference.path("render").asBoolean(true);
            return ended(
                    source,
                    reference,
                    pointer,
                    rendered ? leaves.file(lines, files.display(file), pointer) : NODES.textNode(lines));
        } catch (UnreadableFileException e) {
            Location at = source.at(JsonPointers.child(pointer, "$file"));
            diagnostics.error("TOC0302", at, String.valueOf(e.getMessage()));
            return NODES.nullNode();
        }
    }

    /** In a file lines end in LF and the last one does not count; a text in Azure may be otherwise. */
    private JsonNode ended(SourceFile source, JsonNode reference, String pointer, JsonNode text) {
        JsonNode eol = reference.path("eol");
        JsonNode append = reference.path("append");
        boolean crlf = eol.asText().equals("crlf");
        if (!eol.isMissingNode() && !crlf && !eol.asText().equals("lf")) {
            diagnostics.error(
                    "TOC0105", source.at(JsonPointers.child(pointer, "eol")), "\"eol\" is \"lf\" or \"crlf\"");
        }
        if (!append.isMissingNode() && !append.isTextual()) {
            diagnostics.error(
                    "TOC0105", source.at(JsonPointers.child(pointer, "append")), "\"append\" must be a string");
        }
        return text.isTextual() && (crlf || append.isTextual())
                ? NODES.textNode((crlf ? text.textValue().replace("\n", "\r\n") : text.textValue()) + append.asText())
                : text;
    }

    private static boolean isContent(String text) {
        return text.stripLeading().startsWith("{") && text.contains("\"Notebook/1.0\"");
    }

    private JsonNode content(
            LeafRenderer leaves, SourceFile source, JsonNode reference, String pointer, Path file, String text) {
        try {
            JsonNode read = contents.get(file);
            JsonNode content = read == null ? new JsonReader(JsonLimits.DEFINITION).readTree(text) : read.deepCopy();
            JsonNode overrides = reference.path("overrides");
            for (Map.Entry<String, JsonNode> override : overrides.properties()) {
                String at = JsonPointers.child(pointer + "/overrides", override.getKey());
                if (!replace(content, override.getKey(), leaves.render(override.getValue(), at))) {
                    diagnostics.error(
                            "TOC0303",
                            source.at(at),
                            "there is no value at \"" + override.getKey() + "\" in " + files.display(file)
                                    + " to override");
                }
            }
            return content;
        } catch (JsonSyntaxException e) {
            diagnostics.error(
                    "TOC0102", Location.of(files.display(file), e.position(), ""), "not valid JSON: " + e.getMessage());
            return NODES.nullNode();
        }
    }

    private static boolean replace(JsonNode content, String pointer, JsonNode value) {
        if (!pointer.startsWith("/") || content.at(pointer).isMissingNode()) {
            return false;
        }
        JsonPointer path = JsonPointer.compile(pointer);
        JsonNode parent = content.at(path.head());
        if (parent instanceof ObjectNode object) {
            object.set(path.last().getMatchingProperty(), value);
        } else {
            ((ArrayNode) parent).set(path.last().getMatchingIndex(), value);
        }
        return true;
    }
}

package dev.tocsin.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tocsin.diagnostic.Diagnostic;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.diagnostic.Location;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.json.TextPosition;
import dev.tocsin.load.SourceFile;
import freemarker.template.TemplateModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Renders the string values of one definition. Keys are never rendered; a value that is exactly one {@code ${…}} keeps its
 * JSON type; Azure's own {@code ${data.…}} passes through.
 */
final class LeafRenderer {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final SourceFile source;
    private final Engine engine;
    private final Map<String, @Nullable TemplateModel> scope;
    private final FileReferences references;
    private final Diagnostics diagnostics;

    LeafRenderer(
            SourceFile source,
            Engine engine,
            Map<String, @Nullable TemplateModel> scope,
            FileReferences references,
            Diagnostics diagnostics) {
        this.source = source;
        this.engine = engine;
        this.scope = scope;
        this.references = references;
        this.diagnostics = diagnostics;
    }

    /** The tree at this pointer of the file, rendered; where that fails, a diagnostic is added and null stands instead. */
    JsonNode render(JsonNode node, String pointer) {
        if (node.isTextual()) {
            return text(node.textValue(), pointer);
        }
        if (node.isArray()) {
            ArrayNode array = NODES.arrayNode();
            for (int i = 0; i < node.size(); i++) {
                array.add(render(node.get(i), JsonPointers.child(pointer, i)));
            }
            return array;
        }
        if (node.isObject()) {
            return node.has("$file") ? references.resolve(this, source, node, pointer) : object(node, pointer);
        }
        return node;
    }

    private ObjectNode object(JsonNode node, String pointer) {
        ObjectNode object = NODES.objectNode();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            String key = member.getKey();
            object.set(key, render(member.getValue(), JsonPointers.child(pointer, key)));
        }
        return object;
    }

    /** Renders a text that stands at this pointer. */
    JsonNode text(String text, String pointer) {
        return text(text, Optional.empty(), pointer);
    }

    /** Renders the text of another file that the pointer refers to; errors stand in that file. */
    JsonNode file(String text, String file, String pointer) {
        return text(text, Optional.of(file), pointer);
    }

    private JsonNode text(String text, Optional<String> file, String pointer) {
        if (!text.contains("${") || engine.isStopped()) {
            return NODES.textNode(text);
        }
        int offset = 0;
        try {
            List<Interpolations.Part> parts = Interpolations.split(text);
            if (parts.size() == 1 && parts.get(0).expression() && !parts.get(0).isAzures()) {
                return engine.evaluate(parts.get(0).text(), scope);
            }
            StringBuilder out = new StringBuilder(text.length());
            for (Interpolations.Part part : parts) {
                offset = part.offset();
                out.append(part.expression() ? value(part) : part.text());
            }
            return NODES.textNode(out.toString());
        } catch (Interpolations.Unterminated e) {
            diagnostics.add(diagnostic(String.valueOf(e.getMessage()), text, e.offset(), file, pointer));
        } catch (RenderException e) {
            diagnostics.add(diagnostic(String.valueOf(e.getMessage()), text, offset, file, pointer));
        }
        return NODES.nullNode();
    }

    private Diagnostic diagnostic(String message, String text, int offset, Optional<String> file, String pointer) {
        if (file.isEmpty()) {
            return Diagnostic.error("TOC0301", source.at(pointer), message);
        }
        return Diagnostic.error("TOC0301", Location.of(file.get(), TextPosition.in(text, offset), ""), message)
                .alsoAt(source.at(JsonPointers.child(pointer, "$file")));
    }

    private String value(Interpolations.Part part) throws RenderException {
        if (part.isAzures()) {
            return "${" + part.text() + "}";
        }
        JsonNode value = engine.evaluate(part.text(), scope);
        if (value.isContainerNode() || value.isNull()) {
            throw new RenderException("${" + part.text().strip() + "} is "
                    + (value.isArray() ? "a list" : value.isObject() ? "an object" : "nothing")
                    + ", which cannot stand inside a text");
        }
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
    }
}

package dev.tocsin.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tocsin.diagnostic.Diagnostic;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.diagnostic.Location;
import dev.tocsin.json.JsonDocument;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonPointers;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.load.Definition;
import dev.tocsin.load.ProjectFiles;
import dev.tocsin.load.SourceFile;
import dev.tocsin.load.UnreadableFileException;
import dev.tocsin.render.Rendered;
import dev.tocsin.resource.DesiredResource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From pointers in a workbook's content to the file where the user wrote it: content that is a definition itself, a file that a
 * definition names, or an object in the definition. Where a template or a string holds the content, the definition's value is
 * the place.
 */
public final class ContentPlaces {
    private final Rendered origin;
    private final ProjectFiles files;
    private final String at;
    private @Nullable Written written;

    ContentPlaces(DesiredResource resource, ProjectFiles files, String at) {
        this.origin = resource.origin();
        this.files = files;
        this.at = at;
    }

    /**
     * The text that holds the content.
     *
     * @param name as shown to users
     * @param base pointer of the content in the document
     * @param overrides by pointer, what the definition puts in place of values of the file
     */
    private record Written(Path path, String name, JsonDocument document, String base, JsonNode overrides) {
        boolean overridden(String pointer) {
            String up = pointer;
            while (!up.isEmpty()) {
                if (overrides.has(up)) {
                    return true;
                }
                up = up.substring(0, up.lastIndexOf('/'));
            }
            return false;
        }
    }

    /** A diagnostic about the value at a pointer of the content. */
    Diagnostic diagnose(Level level, String code, String pointer, String message) {
        Diagnostic whole = origin.diagnose(level, code, at + pointer, message);
        Optional<Written> text = holding(pointer);
        if (text.isEmpty()) {
            return whole;
        }
        Written in = text.get();
        String there = in.base + pointer;
        Location place = Location.of(in.name, in.document.positionOf(there), there);
        return new Diagnostic(
                code,
                level,
                message,
                place,
                in.name.equals(whole.location().file()) ? List.of() : List.of(whole.location()));
    }

    /** The value as the user wrote it; empty where an expression, a template or an override gives it. */
    public Optional<JsonNode> written(String pointer) {
        return holding(pointer).flatMap(in -> in.document.at(in.base + pointer));
    }

    /** The edit that puts another number in the place of one; empty where the user's file does not hold it as JSON. */
    public Optional<FileEdit> replaceNumber(String pointer, int replacement) {
        Optional<Written> text = holding(pointer);
        if (text.isEmpty() || isYaml(text.get().name)) {
            return Optional.empty();
        }
        Written in = text.get();
        Optional<JsonNode> value = in.document.at(in.base + pointer);
        if (value.isEmpty() || !value.get().isIntegralNumber()) {
            return Optional.empty();
        }
        try {
            String all = files.read(in.path);
            int start = in.document.positionOf(in.base + pointer).offset();
            String number = value.get().asText();
            return all.startsWith(number, start)
                    ? Optional.of(new FileEdit(in.name, start, number.length(), Integer.toString(replacement)))
                    : Optional.empty();
        } catch (UnreadableFileException e) {
            return Optional.empty();
        }
    }

    /**
     * The edit that puts another member in the place of one that is {@code true}; empty where the user's file does not hold it as
     * JSON.
     *
     * @param member key and value as they are written
     */
    public Optional<FileEdit> replaceTrue(String pointer, String member) {
        Optional<Written> text = holding(pointer);
        if (text.isEmpty() || isYaml(text.get().name)) {
            return Optional.empty();
        }
        Written in = text.get();
        try {
            String all = files.read(in.path);
            int value = in.document.positionOf(in.base + pointer).offset();
            String key = '"' + JsonPointers.last(pointer) + '"';
            int start = all.lastIndexOf(key, value);
            return start >= 0
                            && all.startsWith("true", value)
                            && all.substring(start + key.length(), value)
                                    .strip()
                                    .equals(":")
                    ? Optional.of(new FileEdit(in.name, start, value + "true".length() - start, member))
                    : Optional.empty();
        } catch (UnreadableFileException e) {
            return Optional.empty();
        }
    }

    private Optional<Written> holding(String pointer) {
        Written known = written;
        if (known == null) {
            Optional<Written> found = find();
            if (found.isEmpty()) {
                return found;
            }
            known = found.get();
            written = known;
        }
        return known.overridden(pointer) ? Optional.empty() : Optional.of(known);
    }

    private Optional<Written> find() {
        SourceFile source = origin.definition().source();
        JsonNode none = MissingNode.getInstance();
        if (origin.definition() instanceof Definition.Content) {
            return Optional.of(new Written(source.path(), source.name(), source.document(), "", none));
        }
        Location whole = origin.diagnose(Level.NOTE, "", at, "").location();
        if (!whole.file().equals(source.name())) {
            return Optional.empty();
        }
        JsonNode node = source.root().at(whole.pointer());
        if (node.path("$file").isTextual()) {
            return inFile(source, node);
        }
        return node.path("items").isArray()
                ? Optional.of(new Written(source.path(), source.name(), source.document(), whole.pointer(), none))
                : Optional.empty();
    }

    private Optional<Written> inFile(SourceFile source, JsonNode reference) {
        try {
            Path file = files.resolve(source.folder(), reference.path("$file").asText());
            JsonDocument content = new JsonReader(JsonLimits.DEFINITION).read(files.read(file));
            return Optional.of(new Written(file, files.display(file), content, "", reference.path("overrides")));
        } catch (UnreadableFileException | JsonSyntaxException e) {
            // The definition's value is the place then; that the file cannot be read was reported before.
            return Optional.empty();
        }
    }

    private static boolean isYaml(String name) {
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }
}

package dev.tocsin.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Diagnostic;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.diagnostic.Location;
import dev.tocsin.json.JsonDocument;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.json.TextPosition;
import dev.tocsin.kql.lint.TextEdit;
import dev.tocsin.load.Definition;
import dev.tocsin.load.ProjectFiles;
import dev.tocsin.load.SourceFile;
import dev.tocsin.load.UnreadableFileException;
import dev.tocsin.render.Rendered;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From offsets in a query to places in the file where the user wrote it: a file of its own, a JSON string, or the content of a
 * workbook. Where the query is computed, or stands in YAML, the value as a whole is the place.
 */
public final class QueryPlaces {
    private final Rendered origin;
    private final ProjectFiles files;
    private final String pointer;
    private final String query;
    private @Nullable Written written;

    QueryPlaces(Rendered origin, ProjectFiles files, String pointer, String query) {
        this.origin = origin;
        this.files = files;
        this.pointer = pointer;
        this.query = query;
    }

    /** A diagnostic about the query from an offset on. */
    public Diagnostic diagnose(Level level, String code, int offset, String message) {
        Diagnostic whole = origin.diagnose(level, code, pointer, message);
        Written text = written(whole);
        Optional<Integer> at = text.offset(query, offset);
        if (at.isPresent()) {
            TextPosition place = TextPosition.in(text.fileText, at.get());
            Location there = Location.of(text.file, place, text.pointer);
            return text.file.equals(whole.location().file())
                    ? new Diagnostic(code, level, message, there, whole.related())
                    : new Diagnostic(code, level, message, there, List.of(whole.location()));
        }
        return whole;
    }

    /** The edit of the file that makes this edit of the query; empty where the query is computed. */
    public Optional<FileEdit> edit(TextEdit edit) {
        Written text = written(origin.diagnose(Level.NOTE, "", pointer, ""));
        Optional<Integer> from = text.offset(query, edit.start());
        Optional<Integer> to = text.offset(query, edit.start() + edit.length());
        if (from.isEmpty() || to.isEmpty() || !text.plain(query)) {
            return Optional.empty();
        }
        String replacement = text.quoted ? WrittenJson.escape(edit.replacement()) : edit.replacement();
        return Optional.of(new FileEdit(text.file, from.get(), to.get() - from.get(), replacement));
    }

    private Written written(Diagnostic whole) {
        Written known = written;
        if (known == null) {
            known = find(whole.location());
            written = known;
        }
        return known;
    }

    private Written find(Location location) {
        SourceFile source = origin.definition().source();
        if (!location.file().equals(source.name())) {
            return Written.NOWHERE;
        }
        String from = location.pointer();
        JsonNode node = source.root().at(from);
        String below = "";
        while (node.isMissingNode() && !from.isEmpty()) {
            int slash = from.lastIndexOf('/');
            below = from.substring(slash) + below;
            from = from.substring(0, slash);
            node = source.root().at(from);
        }
        if (node.path("$file").isTextual()) {
            return inFile(source, node, below);
        }
        if (origin.definition() instanceof Definition.Content && below.isEmpty() && from.isEmpty()) {
            // Content has no properties around it: the pointer of the rendered form begins with them.
            String inContent = pointer.substring(Math.max(0, pointer.indexOf("/items")));
            return json(source.path(), source.name(), source.document(), inContent);
        }
        return node.isTextual() && below.isEmpty()
                ? json(source.path(), source.name(), source.document(), from)
                : Written.NOWHERE;
    }

    private Written inFile(SourceFile source, JsonNode reference, String below) {
        try {
            Path file = files.resolve(source.folder(), reference.path("$file").asText());
            String text = files.read(file);
            if (below.isEmpty()) {
                return Written.file(files.display(file), text);
            }
            boolean overridden = reference.path("overrides").has(below);
            JsonDocument content = new JsonReader(JsonLimits.DEFINITION).read(text);
            return overridden ? Written.NOWHERE : json(file, files.display(file), content, below);
        } catch (UnreadableFileException | JsonSyntaxException e) {
            return Written.NOWHERE;
        }
    }

    private Written json(Path path, String name, JsonDocument document, String at) {
        if (!name.endsWith(".json") && !name.endsWith(".workbook")
                || document.at(at).isEmpty()) {
            return Written.NOWHERE;
        }
        try {
            return Written.string(
                    name, files.read(path), at, document.positionOf(at).offset());
        } catch (UnreadableFileException e) {
            return Written.NOWHERE;
        }
    }

    /** Where a query is written, and where in that file each of its characters stands. */
    private static final class Written {
        static final Written NOWHERE = new Written("", "", "", "", new int[0], false);

        private final String file;
        private final String fileText;
        private final String pointer;
        private final String text;
        private final int[] offsets;
        private final boolean quoted;

        /** @param offsets where each character of the text stands in the file, and where it ends */
        private Written(String file, String fileText, String pointer, String text, int[] offsets, boolean quoted) {
            this.file = file;
            this.fileText = fileText;
            this.pointer = pointer;
            this.text = text;
            this.offsets = offsets;
            this.quoted = quoted;
        }

        static Written file(String name, String text) {
            int[] offsets = new int[text.length() + 1];
            for (int i = 0; i <= text.length(); i++) {
                offsets[i] = i;
            }
            return new Written(name, text, "", text, offsets, false);
        }

        static Written string(String name, String fileText, String pointer, int quote) {
            WrittenJson string = WrittenJson.read(fileText, quote);
            return new Written(name, fileText, pointer, string.text(), string.offsets(), true);
        }

        /** Where in the file a character of the rendered query comes from. */
        Optional<Integer> offset(String rendered, int at) {
            int in = Alignment.of(text, rendered, at);
            return in < 0 || in >= offsets.length ? Optional.empty() : Optional.of(offsets[in]);
        }

        /** Whether nothing of it is computed. */
        boolean plain(String rendered) {
            return text.replace("\r", "")
                    .stripTrailing()
                    .equals(rendered.replace("\r", "").stripTrailing());
        }
    }
}

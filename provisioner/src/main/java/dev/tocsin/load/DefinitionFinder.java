package dev.tocsin.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.arm.Suggestion;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.diagnostic.Location;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the definitions of a project: every JSON or YAML file in its definition folders, and workbook content of any ending. */
final class DefinitionFinder {
    static final List<String> FOLDERS = List.of("resources", "alert-rules", "workbooks");
    /** Folders beside definitions that hold something else. */
    private static final Set<String> NOT_DEFINITIONS = Set.of("runbooks", "fixtures", "data");

    private static final List<String> TEMPLATED = List.of("$schema", "template", "name", "parameters", "lint");
    private static final String CONTENT_VERSION = "Notebook/1.0";

    private final ProjectLoader loader;
    private final ProjectFiles files;
    private final Diagnostics diagnostics;

    DefinitionFinder(ProjectLoader loader, ProjectFiles files, Diagnostics diagnostics) {
        this.loader = loader;
        this.files = files;
        this.diagnostics = diagnostics;
    }

    /**
     * What stands in the folders of definitions.
     *
     * @param contents files that others take in, by path: they had to be read to know what they are
     */
    record Found(List<Definition> definitions, Map<Path, JsonNode> contents) {}

    Found find() {
        List<SourceFile> sources = new ArrayList<>();
        for (String folder : FOLDERS) {
            try {
                sources.addAll(parsed(files.list(folder)));
            } catch (UnreadableFileException e) {
                diagnostics.error("TOC0102", Location.of(folder), String.valueOf(e.getMessage()));
            }
        }
        Set<Path> referred = new HashSet<>();
        for (SourceFile source : sources) {
            collectReferred(source, source.root(), referred);
        }
        List<Definition> definitions = new ArrayList<>();
        Map<Path, JsonNode> contents = new HashMap<>();
        for (SourceFile source : sources) {
            if (!referred.contains(source.path()) || isDefinition(source.root())) {
                Optional<Definition> definition = classify(source);
                if (definition.isPresent()) {
                    definitions.add(definition.get());
                }
            } else {
                contents.put(source.path(), source.root());
            }
        }
        return new Found(definitions, contents);
    }

    private List<SourceFile> parsed(List<Path> paths) {
        List<SourceFile> sources = new ArrayList<>();
        for (Path path : paths) {
            Optional<SourceFile> source = mayDefine(path) ? parse(path) : Optional.empty();
            if (source.isPresent()) {
                sources.add(source.get());
            }
        }
        return sources;
    }

    private boolean mayDefine(Path file) {
        Path below = files.root().relativize(file);
        for (Path part : below) {
            if (NOT_DEFINITIONS.contains(part.toString())) {
                return false;
            }
        }
        String name = file.getFileName().toString();
        return !name.endsWith(".test.yaml") && !name.endsWith(".test.yml");
    }

    private Optional<SourceFile> parse(Path file) {
        String name = file.getFileName().toString();
        if (name.endsWith(".json") || name.endsWith(".workbook") || ProjectLoader.isYaml(name)) {
            return loader.parse(file);
        }
        if (name.endsWith(".kql") || name.endsWith(".csv") || name.endsWith(".jsonl") || name.endsWith(".md")) {
            return Optional.empty();
        }
        try {
            String text = files.read(file);
            return text.stripLeading().startsWith("{") && text.contains(CONTENT_VERSION)
                    ? loader.parse(file, text)
                    : Optional.empty();
        } catch (UnreadableFileException e) {
            return Optional.empty();
        }
    }

    private void collectReferred(SourceFile source, JsonNode node, Set<Path> referred) {
        if (node.isObject() && node.path("$file").isTextual()) {
            try {
                referred.add(files.resolve(source.folder(), node.get("$file").textValue()));
            } catch (UnreadableFileException e) {
                return;
            }
        }
        for (JsonNode child : node) {
            collectReferred(source, child, referred);
        }
    }

    /** Content and data that a definition takes in are no definitions of their own; a definition stays one. */
    private static boolean isDefinition(JsonNode root) {
        return root.has("template") || root.has("type") || root.has("maintenance");
    }

    private Optional<Definition> classify(SourceFile source) {
        JsonNode root = source.root();
        if (isContent(root)) {
            return Optional.of(new Definition.Content(source, stem(source.path())));
        }
        if (root.has("template")) {
            Keys keys = new Keys(source, diagnostics);
            keys.onlyKnown(root, "", TEMPLATED);
            Optional<String> template = keys.requiredText(root, "", "template");
            Optional<String> name = keys.requiredText(root, "", "name");
            return template.isEmpty() || name.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Definition.Templated(source, template.get(), name.get()));
        }
        if (root.has("type")) {
            return Optional.of(new Definition.Raw(source));
        }
        if (root.has("maintenance")) {
            return Optional.of(new Definition.Window(source));
        }
        diagnostics.error(
                "TOC0106",
                source.at(""),
                "this is no definition: it has none of \"template\", \"type\" and \"maintenance\", and no \"version\": \""
                        + CONTENT_VERSION + "\"" + suggestion(root));
        return Optional.empty();
    }

    private static String suggestion(JsonNode root) {
        for (String known : List.of("template", "type", "maintenance")) {
            List<String> keys = new ArrayList<>();
            root.fieldNames().forEachRemaining(keys::add);
            Optional<String> near = Suggestion.nearest(known, keys);
            if (near.isPresent()) {
                return "; is \"" + near.get() + "\" meant to be \"" + known + "\"?";
            }
        }
        return "; add one of them, or move the file out of " + String.join(", ", FOLDERS);
    }

    /** Whether a tree is workbook content. */
    static boolean isContent(JsonNode root) {
        return CONTENT_VERSION.equals(root.path("version").textValue()) && !root.has("type");
    }

    static String stem(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }
}

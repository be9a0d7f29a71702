package dev.tocsin.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.diagnostic.Location;
import dev.tocsin.json.JsonDocument;
import dev.tocsin.json.JsonLimits;
import dev.tocsin.json.JsonReader;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.secret.Marks;
import dev.tocsin.secret.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a project for one environment. Everything wrong with the files is reported at once. */
public final class ProjectLoader {
    private final Diagnostics diagnostics;
    private final ProjectFiles files;

    /** A loader over one project folder. */
    public ProjectLoader(ProjectFiles files, Diagnostics diagnostics) {
        this.files = files;
        this.diagnostics = diagnostics;
    }

    /**
     * Reads everything.
     *
     * @param environment the environment's name
     * @param settings {@code --set} pairs
     * @param variables the process environment, for references such as {@code env:NAME}
     * @param resolved told of the secrets as soon as they are known, also when something else is wrong
     * @return empty when the project file itself is unusable; the reasons are diagnostics
     */
    public Optional<Project> load(
            String environment,
            Map<String, String> settings,
            Map<String, String> variables,
            Consumer<Secrets> resolved) {
        Path file = files.root().resolve(ProjectFiles.PROJECT_FILE);
        if (!Files.exists(file)) {
            diagnostics.error(
                    "TOC0101",
                    Location.of(ProjectFiles.PROJECT_FILE),
                    "there is no tocsin.json in this folder; run 'tocsin init', or name the project with -C DIR");
            return Optional.empty();
        }
        Optional<SourceFile> source = parse(file);
        return source.isPresent() && isProject(source.get())
                ? load(source.get(), environment, settings, variables, resolved)
                : Optional.empty();
    }

    private Optional<Project> load(
            SourceFile source,
            String environment,
            Map<String, String> settings,
            Map<String, String> variables,
            Consumer<Secrets> resolved) {
        Keys keys = new Keys(source, diagnostics);
        keys.onlyKnown(source.root(), "", List.of("$schema", "name", "environments", "lint"));
        Optional<String> name = keys.requiredText(source.root(), "", "name");
        Optional<Environment> chosen =
                new EnvironmentReader(source, files, diagnostics).read(environment, settings, variables, resolved);
        DefinitionFinder.Found found = new DefinitionFinder(this, files, diagnostics).find();
        Map<String, Runbook> runbooks = new RunbookReader(files, diagnostics).read();
        if (name.isEmpty() || chosen.isEmpty()) {
            return Optional.empty();
        }
        LintSettings lint = new LintSettingsReader(source, diagnostics).read();
        return Optional.of(
                new Project(name.get(), chosen.get(), found.definitions(), found.contents(), runbooks, lint, files));
    }

    private boolean isProject(SourceFile source) {
        return new Keys(source, diagnostics).isObject(source.root(), "", "tocsin.json");
    }

    /** Parses a JSON or YAML file; what is wrong with it becomes a diagnostic. */
    Optional<SourceFile> parse(Path file) {
        String name = files.display(file);
        try {
            return parse(file, files.read(file));
        } catch (UnreadableFileException e) {
            diagnostics.error("TOC0102", Location.of(name), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    Optional<SourceFile> parse(Path file, String text) {
        String name = files.display(file);
        try {
            JsonDocument document =
                    isYaml(name) ? new YamlReader().read(text) : new JsonReader(JsonLimits.DEFINITION).read(text);
            SourceFile source = new SourceFile(file, name, document);
            new SecretLiterals(diagnostics).check(source, text);
            return holdsReserved(source, document.root(), text) ? Optional.empty() : Optional.of(source);
        } catch (JsonSyntaxException e) {
            diagnostics.error(
                    "TOC0102",
                    Location.of(name, e.position(), ""),
                    (isYaml(name) ? "not valid YAML: " : "not valid JSON: ") + e.getMessage());
            return Optional.empty();
        }
    }

    private boolean holdsReserved(SourceFile source, JsonNode root, String text) {
        if (!Marks.isMarked(text) && !text.contains("\\u") && !text.contains("\\U")) {
            return false;
        }
        if (anyMarked(root)) {
            diagnostics.error(
                    "TOC0102",
                    Location.of(source.name()),
                    "the file holds a Unicode non-character (U+FDD0 to U+FDEF), which no text may; remove it");
            return true;
        }
        return false;
    }

    private static boolean anyMarked(JsonNode node) {
        if (node.isTextual()) {
            return Marks.isMarked(node.textValue());
        }
        for (JsonNode child : node) {
            if (anyMarked(child)) {
                return true;
            }
        }
        return false;
    }

    static boolean isYaml(String name) {
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }
}

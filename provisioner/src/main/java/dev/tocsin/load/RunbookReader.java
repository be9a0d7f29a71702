package dev.tocsin.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.arm.Suggestion;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.diagnostic.Location;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads {@code alert-rules/runbooks/*.yaml}. */
public final class RunbookReader {
    private static final String FOLDER = "alert-rules/runbooks";
    private static final List<String> KNOWN =
            List.of("$schema", "title", "description", "severity", "steps", "escalation");
    private static final List<String> SEVERITIES = List.of("critical", "high", "medium", "low");

    private final ProjectLoader loader;
    private final ProjectFiles files;
    private final Diagnostics diagnostics;

    /** A reader of one project; what is wrong with its runbooks is told to the diagnostics. */
    public RunbookReader(ProjectFiles files, Diagnostics diagnostics) {
        this.loader = new ProjectLoader(files, diagnostics);
        this.files = files;
        this.diagnostics = diagnostics;
    }

    /** All of them by name, without those that are wrong. */
    public Map<String, Runbook> read() {
        Map<String, Runbook> runbooks = new TreeMap<>();
        try {
            for (Path file : files.list(FOLDER)) {
                if (ProjectLoader.isYaml(file.toString()) || file.toString().endsWith(".json")) {
                    Optional<SourceFile> source = loader.parse(file);
                    Optional<Runbook> runbook = source.isPresent() ? runbook(source.get()) : Optional.empty();
                    if (runbook.isPresent()) {
                        runbooks.put(runbook.get().name(), runbook.get());
                    }
                }
            }
        } catch (UnreadableFileException e) {
            diagnostics.error("TOC0102", Location.of(FOLDER), String.valueOf(e.getMessage()));
        }
        return runbooks;
    }

    private Optional<Runbook> runbook(SourceFile source) {
        Keys keys = new Keys(source, diagnostics);
        JsonNode root = source.root();
        if (!keys.isObject(root, "", "a runbook")) {
            return Optional.empty();
        }
        keys.onlyKnown(root, "", KNOWN);
        keys.optionalText(root, "", "description");
        new RunbookSteps(source, keys, diagnostics).check();
        Optional<String> title = keys.requiredText(root, "", "title");
        Optional<String> severity = keys.requiredText(root, "", "severity");
        if (severity.isPresent() && !SEVERITIES.contains(severity.get())) {
            diagnostics.error(
                    "TOC0105",
                    source.at("/severity"),
                    "\"severity\" is one of " + String.join(", ", SEVERITIES) + ", not \"" + severity.get() + "\""
                            + Suggestion.nearest(severity.get(), SEVERITIES)
                                    .map(near -> "; did you mean \"" + near + "\"?")
                                    .orElse(""));
        }
        if (title.isEmpty() || severity.isEmpty()) {
            return Optional.empty();
        }
        String name = DefinitionFinder.stem(source.path());
        return Optional.of(new Runbook(name, title.get(), severity.get(), source));
    }
}

package dev.tocsin.load;

import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.diagnostic.Location;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the tests of alert rules: files {@code *.test.yaml} below {@code alert-rules}. */
public final class AlertTestFiles {
    private static final String FOLDER = "alert-rules";

    private final ProjectFiles files;
    private final Diagnostics diagnostics;

    public AlertTestFiles(ProjectFiles files, Diagnostics diagnostics) {
        this.files = files;
        this.diagnostics = diagnostics;
    }

    /**
     * All tests, or those that are or lie below one of the paths.
     *
     * @param paths relative to the project; one that leads to no test is an error
     */
    public List<SourceFile> find(List<String> paths) {
        List<Path> found = new ArrayList<>();
        try {
            for (Path file : files.list(FOLDER)) {
                if (isTest(file)) {
                    found.add(file);
                }
            }
        } catch (UnreadableFileException e) {
            diagnostics.error("TOC0102", Location.of(FOLDER), String.valueOf(e.getMessage()));
        }
        List<Path> chosen = paths.isEmpty() ? found : new ArrayList<>();
        for (String path : paths) {
            Path wanted = files.root().resolve(path).normalize();
            List<Path> below =
                    found.stream().filter(file -> file.startsWith(wanted)).toList();
            if (below.isEmpty()) {
                diagnostics.error(
                        "TOC0501",
                        Location.of(path),
                        "there is no test here; tests are files *.test.yaml below alert-rules");
            }
            chosen.addAll(below);
        }
        ProjectLoader loader = new ProjectLoader(files, diagnostics);
        return chosen.stream()
                .distinct()
                .map(loader::parse)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The telemetry contracts of the project. */
    public List<SourceFile> contracts() {
        ProjectLoader loader = new ProjectLoader(files, diagnostics);
        List<SourceFile> contracts = new ArrayList<>();
        try {
            for (Path file : files.list("telemetry")) {
                if (ProjectLoader.isYaml(file.toString()) || file.toString().endsWith(".json")) {
                    loader.parse(file).ifPresent(contracts::add);
                }
            }
        } catch (UnreadableFileException e) {
            diagnostics.error("TOC0102", Location.of("telemetry"), String.valueOf(e.getMessage()));
        }
        return contracts;
    }

    private static boolean isTest(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".test.yaml") || name.endsWith(".test.yml");
    }
}

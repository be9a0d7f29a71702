package dev.tocsin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Diagnostic;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.diagnostic.Location;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.lint.FileEdit;
import dev.tocsin.lint.Finding;
import dev.tocsin.lint.LooseQuery;
import dev.tocsin.load.LooseFile;
import dev.tocsin.load.SecretLiterals;
import dev.tocsin.load.UnreadableFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Files that belong to no project, each linted alone: it gets a project of its own around it for as long as that takes. */
final class LooseLint {
    private static final String PROJECT = """
        {"name": "loose", "environments": {"local": {"target": "emulator", "location": "westeurope",
         "subscription": "00000000-0000-4000-8000-000000000001", "resourceGroup": "loose"}}}\
        """;
    private static final int MOST = 10_000;

    private final Terminal terminal;
    private final HeadStart prepared;

    LooseLint(Terminal terminal, HeadStart prepared) {
        this.terminal = terminal;
        this.prepared = prepared;
    }

    /** What is found in these files, and in the workbooks, ARM bodies and queries below these folders. */
    LintRun.Linted lint(List<String> paths) throws IOException {
        Path folder = Files.createTempDirectory("tocsin-lint");
        try {
            List<Finding> all = new ArrayList<>();
            boolean broken = false;
            for (Path file : files(paths)) {
                Diagnostics diagnostics = new Diagnostics();
                List<Finding> findings = new ArrayList<>(lint(folder, file, diagnostics));
                diagnostics.sorted().forEach(one -> findings.add(new Finding(one, "", "", List.of())));
                broken |= diagnostics.hasErrors();
                findings.forEach(one -> all.add(named(one, file)));
            }
            all.sort((one, other) -> Diagnostic.ORDER.compare(one.diagnostic(), other.diagnostic()));
            return new LintRun.Linted(all, broken);
        } finally {
            remove(folder);
        }
    }

    private List<Finding> lint(Path folder, Path file, Diagnostics diagnostics) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(".kql")) {
            return query(file, diagnostics);
        }
        String text = text(file, diagnostics);
        if (diagnostics.hasErrors()) {
            return List.of();
        }
        Path inside = folder.resolve("workbooks");
        Files.createDirectories(inside);
        Files.writeString(folder.resolve("tocsin.json"), PROJECT);
        Path copy = inside.resolve(name.endsWith(".json") || isYaml(name) ? name : "loose.workbook");
        Files.writeString(copy, text);
        try {
            ProjectOptions options = new ProjectOptions(folder, "local", Map.of(), List.of());
            return new ProjectLint(terminal, prepared).findings(options, diagnostics);
        } finally {
            Files.delete(copy);
        }
    }

    private List<Finding> query(Path file, Diagnostics diagnostics) {
        String text = text(file, diagnostics);
        new SecretLiterals(diagnostics).check("", text);
        return new LooseQuery("", text).findings();
    }

    private static String text(Path file, Diagnostics diagnostics) {
        try {
            return LooseFile.text(file);
        } catch (UnreadableFileException e) {
            diagnostics.error("TOC0102", Location.of(""), String.valueOf(e.getMessage()));
            return "";
        }
    }

    private static boolean isYaml(String name) {
        return name.endsWith(".yaml") || name.endsWith(".yml");
    }

    /** The file as the user named it, in place of its copy. */
    private static Finding named(Finding finding, Path file) {
        Diagnostic one = finding.diagnostic();
        Location at = new Location(
                file.toString().replace('\\', '/'),
                one.location().line(),
                one.location().column(),
                one.location().pointer());
        List<FileEdit> fixes = finding.fixes().stream()
                .map(edit -> new FileEdit(file.toString(), edit.start(), edit.length(), edit.replacement()))
                .toList();
        return new Finding(
                new Diagnostic(one.code(), one.level(), one.message(), at, List.of()),
                file.toString(),
                finding.pointer(),
                fixes);
    }

    private static List<Path> files(List<String> paths) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String path : paths) {
            Path start = Path.of(path);
            if (!Files.exists(start)) {
                throw new IOException("there is no " + path);
            }
            if (Files.isRegularFile(start)) {
                files.add(start);
                continue;
            }
            try (Stream<Path> below = Files.walk(start)) {
                below.filter(Files::isRegularFile)
                        .filter(LooseLint::mayBeLinted)
                        .limit(MOST)
                        .sorted()
                        .forEach(files::add);
            }
        }
        return files;
    }

    /** In a folder other things stand too: queries, workbooks and ARM bodies are told by their names and first words. */
    private static boolean mayBeLinted(Path file) {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(".kql")) {
            return true;
        }
        if (!name.endsWith(".json") && !name.endsWith(".workbook")) {
            return false;
        }
        try {
            JsonNode root = LooseFile.read(file).root();
            return root.path("version").asText().startsWith("Notebook/")
                    || root.path("type").asText().startsWith("Microsoft.") && root.has("properties");
        } catch (UnreadableFileException | JsonSyntaxException e) {
            return name.endsWith(".workbook");
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path one : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}

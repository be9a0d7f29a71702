package dev.tocsin.cli;

import dev.tocsin.diagnostic.Diagnostic;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.diagnostic.Location;
import dev.tocsin.json.JsonSyntaxException;
import dev.tocsin.lint.Baseline;
import dev.tocsin.lint.FileEdit;
import dev.tocsin.lint.Finding;
import dev.tocsin.lint.Fixes;
import dev.tocsin.lint.SarifLog;
import dev.tocsin.load.LooseFile;
import dev.tocsin.load.ProjectFiles;
import dev.tocsin.load.UnreadableFileException;
import dev.tocsin.report.DiagnosticReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One run of {@code tocsin lint}. */
final class LintRun {
    /**
     * What the user asks for.
     *
     * @param paths only what is found there; none for everything
     * @param baseline file to read; empty for none
     * @param writeBaseline file to write; empty for none
     */
    record Wish(OutputFormat output, List<String> paths, boolean fix, String baseline, String writeBaseline) {}

    private final Terminal terminal;
    private final HeadStart prepared;
    private final ProjectOptions options;
    private final Wish wish;

    LintRun(Terminal terminal, HeadStart prepared, ProjectOptions options, Wish wish) {
        this.terminal = terminal;
        this.prepared = prepared;
        this.options = options;
        this.wish = wish;
    }

    ExitCode run() {
        try {
            Linted linted = lint();
            if (wish.fix() && !linted.broken()) {
                fix(linted.findings());
                linted = lint();
            }
            if (!wish.writeBaseline().isEmpty() && !linted.broken()) {
                Files.writeString(Path.of(wish.writeBaseline()), Baseline.write(linted.findings()));
                terminal.say("wrote " + linted.findings().size() + " findings to " + wish.writeBaseline() + "\n");
                return ExitCode.DONE;
            }
            List<Finding> told =
                    wish.baseline().isEmpty() ? linted.findings() : baseline().without(linted.findings());
            terminal.result(shown(told));
            boolean wrong = told.stream().anyMatch(one -> one.diagnostic().level() == Level.ERROR);
            return linted.broken() ? ExitCode.USAGE : wrong ? ExitCode.CHECKS_FAILED : ExitCode.DONE;
        } catch (IOException e) {
            terminal.say("error: " + e.getMessage() + "\n");
            return ExitCode.USAGE;
        }
    }

    /**
     * What was found.
     *
     * @param findings by place
     * @param broken whether files cannot be loaded, rendered or checked, so that no rule looked at them
     */
    record Linted(List<Finding> findings, boolean broken) {}

    private Linted lint() throws IOException {
        if (isLoose()) {
            return new LooseLint(terminal, prepared).lint(wish.paths());
        }
        Diagnostics diagnostics = new Diagnostics();
        List<Finding> findings = new ArrayList<>(new ProjectLint(terminal, prepared).findings(options, diagnostics));
        for (Diagnostic one : diagnostics.sorted()) {
            findings.add(new Finding(one, "", one.location().pointer(), List.of()));
        }
        findings.sort((one, other) -> Diagnostic.ORDER.compare(one.diagnostic(), other.diagnostic()));
        return new Linted(wanted(findings), diagnostics.hasErrors());
    }

    /** Whether files are named that belong to no project. */
    private boolean isLoose() {
        return !wish.paths().isEmpty() && !Files.exists(options.folder().resolve(ProjectFiles.PROJECT_FILE));
    }

    /** Those in the files and folders that were named; all when none was. */
    private List<Finding> wanted(List<Finding> findings) throws IOException {
        if (wish.paths().isEmpty()) {
            return findings;
        }
        Path root = options.folder().toRealPath();
        List<Path> paths = new ArrayList<>();
        for (String path : wish.paths()) {
            Path file = Path.of(path);
            if (!Files.exists(file)) {
                throw new IOException("there is no " + path);
            }
            paths.add(file.toRealPath());
        }
        List<Finding> wanted = new ArrayList<>();
        for (Finding finding : findings) {
            boolean inside = isIn(root, finding.diagnostic().location(), paths);
            for (Location place : finding.diagnostic().related()) {
                inside |= isIn(root, place, paths);
            }
            if (inside) {
                wanted.add(finding);
            }
        }
        return wanted;
    }

    private static boolean isIn(Path root, Location place, List<Path> paths) {
        Path file = root.resolve(place.file()).normalize();
        return paths.stream().anyMatch(file::startsWith);
    }

    private void fix(List<Finding> findings) throws IOException {
        boolean loose = isLoose();
        for (Map.Entry<String, List<FileEdit>> one : Fixes.of(findings).entrySet()) {
            Path named = Path.of(one.getKey());
            Path folder = loose ? named.toAbsolutePath().getParent() : options.folder();
            ProjectFiles files = new ProjectFiles(Objects.requireNonNull(folder));
            String name = loose ? String.valueOf(named.getFileName()) : one.getKey();
            try {
                String before = files.read(files.ownFile(name));
                new FileWriting(files).write(Map.of(name, Fixes.apply(before, one.getValue())), false);
                terminal.say("fixed " + one.getKey() + "\n");
            } catch (UnreadableFileException e) {
                throw new IOException(one.getKey() + ": " + e.getMessage(), e);
            }
        }
    }

    private Baseline baseline() throws IOException {
        try {
            return Baseline.of(LooseFile.read(Path.of(wish.baseline())).root());
        } catch (UnreadableFileException | JsonSyntaxException | IllegalArgumentException e) {
            throw new IOException(wish.baseline() + " is no baseline: " + e.getMessage(), e);
        }
    }

    private String shown(List<Finding> findings) {
        List<Diagnostic> diagnostics =
                findings.stream().map(Finding::diagnostic).toList();
        return switch (wish.output()) {
            case SARIF -> SarifLog.of(findings, Version.TEXT);
            case JSON -> DiagnosticReport.json(diagnostics);
            default -> new DiagnosticReport(terminal.paint()).text(diagnostics) + summary(findings.size());
        };
    }

    private static String summary(int findings) {
        return findings + (findings == 1 ? " finding\n" : " findings\n");
    }
}

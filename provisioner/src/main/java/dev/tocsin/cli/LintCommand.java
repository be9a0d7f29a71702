package dev.tocsin.cli;

import dev.tocsin.diagnostic.Diagnostic;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.kind.Kinds;
import dev.tocsin.report.DiagnosticReport;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tocsin lint}. */
@Command(
        name = "lint",
        description = "Check the project without touching a target: files, templates, references, ARM shapes, service limits.",
        sortOptions = false)
final class LintCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    ProjectOptions project = new ProjectOptions();

    @Option(names = "--output", paramLabel = "FORMAT", description = "text (default) or json.")
    LintFormat output = LintFormat.text;

    /** What {@code --output} takes here. */
    enum LintFormat {
        text,
        json
    }

    LintCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Diagnostics diagnostics = new Diagnostics();
        new Workspace(terminal, Kinds.shipped()).read(project, diagnostics);
        List<Diagnostic> findings = diagnostics.sorted();
        terminal.result(
                output == LintFormat.json
                        ? DiagnosticReport.json(findings)
                        : new DiagnosticReport(terminal.paint()).text(findings) + summary(findings));
        return (diagnostics.hasErrors() ? ExitCode.USAGE : ExitCode.DONE).code();
    }

    private static String summary(List<Diagnostic> findings) {
        return findings.size() + (findings.size() == 1 ? " finding\n" : " findings\n");
    }
}

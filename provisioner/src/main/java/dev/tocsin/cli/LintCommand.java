package dev.tocsin.cli;

import dev.tocsin.diagnostic.Diagnostic;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.report.DiagnosticReport;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code tocsin lint}. */
final class LintCommand implements Verb {
    private static final OutputFormat[] FORMATS = {OutputFormat.TEXT, OutputFormat.JSON};

    private final Terminal terminal;

    LintCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public String name() {
        return "lint";
    }

    @Override
    public CommandSpec spec() {
        return ProjectOptions.addTo(
                        Verb.spec(
                                name(),
                                "Check the project without touching a target: files, templates, references, ARM shapes, service limits."))
                .addOption(OutputFormat.option(FORMATS));
    }

    @Override
    public ExitCode run(ParseResult given, HeadStart prepared) {
        OutputFormat output = OutputFormat.of(given, FORMATS);
        Diagnostics diagnostics = new Diagnostics();
        new Workspace(terminal, prepared).read(ProjectOptions.of(given), diagnostics);
        List<Diagnostic> findings = diagnostics.sorted();
        terminal.result(
                output == OutputFormat.JSON
                        ? DiagnosticReport.json(findings)
                        : new DiagnosticReport(terminal.paint()).text(findings) + summary(findings));
        return diagnostics.hasErrors() ? ExitCode.USAGE : ExitCode.DONE;
    }

    private static String summary(List<Diagnostic> findings) {
        return findings.size() + (findings.size() == 1 ? " finding\n" : " findings\n");
    }
}

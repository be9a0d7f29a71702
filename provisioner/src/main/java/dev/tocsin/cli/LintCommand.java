package dev.tocsin.cli;

import dev.tocsin.diagnostic.Diagnostic;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.Finding;
import dev.tocsin.lint.Lint;
import dev.tocsin.lint.LintedProject;
import dev.tocsin.lint.Rules;
import dev.tocsin.report.DiagnosticReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        Optional<Workspace.Ready> ready = new Workspace(terminal, prepared).read(ProjectOptions.of(given), diagnostics);
        if (ready.isEmpty() || diagnostics.hasErrors()) {
            tell(output, diagnostics.sorted());
            return ExitCode.USAGE;
        }
        LintedProject project = new LintedProject(
                ready.get().files(), ready.get().environment(), ready.get().state(), diagnostics);
        List<Finding> findings =
                new Lint(Rules.all()).findings(project, ready.get().lint());
        boolean wrong = false;
        List<Diagnostic> all = new ArrayList<>(diagnostics.sorted());
        for (Finding finding : findings) {
            all.add(finding.diagnostic());
            wrong |= finding.diagnostic().level() == Level.ERROR;
        }
        all.sort(Diagnostic.ORDER);
        tell(output, all);
        return diagnostics.hasErrors() ? ExitCode.USAGE : wrong ? ExitCode.CHECKS_FAILED : ExitCode.DONE;
    }

    private void tell(OutputFormat output, List<Diagnostic> findings) {
        terminal.result(
                output == OutputFormat.JSON
                        ? DiagnosticReport.json(findings)
                        : new DiagnosticReport(terminal.paint()).text(findings) + summary(findings));
    }

    private static String summary(List<Diagnostic> findings) {
        return findings.size() + (findings.size() == 1 ? " finding\n" : " findings\n");
    }
}

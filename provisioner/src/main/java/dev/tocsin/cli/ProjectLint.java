package dev.tocsin.cli;

import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.lint.Finding;
import dev.tocsin.lint.Lint;
import dev.tocsin.lint.LintedProject;
import dev.tocsin.lint.Rules;
import java.util.List;
import java.util.Optional;

/** The rules over a project that can be loaded, rendered and checked. */
final class ProjectLint {
    private final Terminal terminal;
    private final HeadStart prepared;

    ProjectLint(Terminal terminal, HeadStart prepared) {
        this.terminal = terminal;
        this.prepared = prepared;
    }

    /** What the rules find; nothing when the project has errors, which the diagnostics then say. */
    List<Finding> findings(ProjectOptions options, Diagnostics diagnostics) {
        Optional<Workspace.Ready> ready = new Workspace(terminal, prepared).read(options, diagnostics);
        return ready.isEmpty() || diagnostics.hasErrors() ? List.of() : findings(ready.get(), diagnostics);
    }

    /** What the rules find in a project that is fit to be planned. */
    static List<Finding> findings(Workspace.Ready ready, Diagnostics diagnostics) {
        LintedProject project =
                new LintedProject(ready.files(), ready.environment(), ready.state(), ready.lint(), diagnostics);
        return new Lint(Rules.all()).findings(project);
    }
}

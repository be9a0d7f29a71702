package dev.tocsin.cli;

import dev.tocsin.diagnostic.Diagnostic;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.Finding;
import dev.tocsin.report.DiagnosticReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Lint before anything is written: an alert that cannot fire is not applied. */
final class LintGate {
    private final Terminal terminal;
    private final Workspace.Ready ready;

    LintGate(Terminal terminal, Workspace.Ready ready) {
        this.terminal = terminal;
        this.ready = ready;
    }

    /**
     * Whether lint finds an error; then all of them have been said. Warnings are left to {@code tocsin lint}: the plan is
     * what is to be read here.
     *
     * @param selected keys of the definitions that are to be provisioned
     */
    boolean refuses(Set<String> selected) {
        Diagnostics read = new Diagnostics();
        List<Finding> findings = ProjectLint.findings(ready, read);
        List<Diagnostic> errors = new ArrayList<>();
        for (Diagnostic one : read.sorted()) {
            if (one.level() == Level.ERROR) {
                errors.add(one);
            }
        }
        for (Finding finding : findings) {
            boolean concerned = finding.key().isEmpty() || selected.contains(finding.key());
            if (concerned && finding.diagnostic().level() == Level.ERROR) {
                errors.add(finding.diagnostic());
            }
        }
        if (!errors.isEmpty()) {
            terminal.say(new DiagnosticReport(terminal.paint()).text(errors));
            terminal.say("lint found what is wrong; mend it, or say in tocsin.json that it is meant (docs/lint.md);"
                    + " nothing was written\n");
        }
        return !errors.isEmpty();
    }
}

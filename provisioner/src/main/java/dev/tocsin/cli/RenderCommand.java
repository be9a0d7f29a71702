package dev.tocsin.cli;

import dev.tocsin.report.RenderReport;
import java.util.Optional;

/** {@code tocsin render}. */
final class RenderCommand implements Verb {
    private final Terminal terminal;

    RenderCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public String name() {
        return "render";
    }

    @Override
    public Spec spec() {
        return ProjectOptions.addTo(Verb.spec(
                name(),
                "Print the ARM bodies that the project renders to, as JSON. Touches no target; secrets are hidden."));
    }

    @Override
    public ExitCode run(Given given, HeadStart prepared) {
        Optional<Workspace.Ready> ready = new Workspace(terminal, prepared).open(ProjectOptions.of(given));
        ready.ifPresent(open -> terminal.result(RenderReport.json(open.state(), open.selected())));
        return ready.isPresent() ? ExitCode.DONE : ExitCode.USAGE;
    }
}

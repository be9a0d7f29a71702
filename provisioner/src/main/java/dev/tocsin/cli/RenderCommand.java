package dev.tocsin.cli;

import dev.tocsin.kind.Kinds;
import dev.tocsin.report.RenderReport;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tocsin render}. */
@Command(
        name = "render",
        description = "Print the ARM bodies that the project renders to, as JSON. Touches no target; secrets are hidden.",
        sortOptions = false)
final class RenderCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    ProjectOptions project = new ProjectOptions();

    RenderCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Optional<Workspace.Ready> ready = new Workspace(terminal, Kinds.shipped()).open(project);
        ready.ifPresent(open -> terminal.result(RenderReport.json(open.state(), open.selected())));
        return (ready.isPresent() ? ExitCode.DONE : ExitCode.USAGE).code();
    }
}

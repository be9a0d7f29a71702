package dev.tocsin.cli;

import dev.tocsin.saved.SavedPlan;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** {@code tocsin destroy}. */
final class DestroyCommand implements Verb {
    private final Terminal terminal;
    private final Clock clock;
    private final Outside outside;

    DestroyCommand(Terminal terminal, Clock clock, Outside outside) {
        this.terminal = terminal;
        this.clock = clock;
        this.outside = outside;
    }

    @Override
    public String name() {
        return "destroy";
    }

    @Override
    public Spec spec() {
        return RunFlags.addTo(ProjectOptions.addTo(Verb.spec(
                        name(), "Delete all that this project owns in an environment, and nothing else. Asks first."))
                .add(Verb.flag("--dry-run", "Show what would be deleted, and delete nothing.")));
    }

    @Override
    public ExitCode run(Given given, HeadStart prepared) {
        SavedPlan.Options shape =
                new SavedPlan.Options(false, true, RunFlags.maxDeletes(given), given.value("--target", List.of()));
        ProvisionRun.Flags flags = RunFlags.of(given, given.has("--dry-run"), true, shape, Optional.empty());
        return new Runs(terminal, clock, outside, prepared).run(ProjectOptions.each(given), flags, Optional.empty());
    }
}

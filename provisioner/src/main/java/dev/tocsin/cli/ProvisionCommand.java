package dev.tocsin.cli;

import dev.tocsin.saved.PlanFile;
import dev.tocsin.saved.SavedPlan;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParameterException;

/** {@code tocsin provision}. */
final class ProvisionCommand implements Verb {
    private final Terminal terminal;
    private final Clock clock;
    private final Outside outside;

    ProvisionCommand(Terminal terminal, Clock clock, Outside outside) {
        this.terminal = terminal;
        this.clock = clock;
        this.outside = outside;
    }

    @Override
    public String name() {
        return "provision";
    }

    @Override
    public Spec spec() {
        return RunFlags.addTo(ProjectOptions.addTo(
                        Verb.spec(name(), "Make Azure match the project: plan, then apply. With --dry-run, only plan."))
                .add(Verb.flag("--dry-run", "Show what would change, and write nothing."))
                .add(Verb.flag("--prune", "Also delete what is ours and no longer defined."))
                .add(Verb.flag("--adopt", "Take over resources that exist and are not ours."))
                .add(Verb.value("--out", "FILE", "Save the plan to this file, and write nothing else. For --plan."))
                .add(Verb.value(
                        "--plan",
                        "FILE",
                        "Apply this saved plan, exactly; exit with 4 when it does not hold any more.")));
    }

    private static ProvisionRun.Flags flags(Given given, Optional<SavedPlan> saved) {
        Optional<Path> out = file(given, "--out");
        Optional<Integer> most = RunFlags.maxDeletes(given);
        // A lambda that holds something of picocli's is not in the archive of a start, and is slow.
        SavedPlan.Options shape = saved.isPresent()
                ? saved.get().options().limitedTo(most)
                : new SavedPlan.Options(
                        given.has("--adopt"), given.has("--prune"), most, given.value("--target", List.of()));
        return RunFlags.of(given, given.has("--dry-run") || out.isPresent(), false, shape, out);
    }

    private static Optional<Path> file(Given given, String flag) {
        Optional<String> file = given.value(flag);
        return file.isPresent() ? Optional.of(Path.of(file.get())) : Optional.empty();
    }

    /** A saved plan brings what shapes a plan. */
    private static void demandNoneBeside(Given given, String... flags) {
        for (String flag : flags) {
            if (given.has(flag)) {
                throw new ParameterException(
                        given.commandLine(),
                        "--plan applies a plan as it was saved; " + flag + " cannot be given with it");
            }
        }
    }

    @Override
    public ExitCode run(Given given, HeadStart prepared) {
        Runs runs = new Runs(terminal, clock, outside, prepared);
        Optional<Path> plan = file(given, "--plan");
        List<ProjectOptions> each = ProjectOptions.each(given);
        if (each.size() > 1 && (plan.isPresent() || given.has("--out"))) {
            throw new ParameterException(given.commandLine(), "--out and --plan take one environment at a time");
        }
        if (plan.isEmpty()) {
            return runs.run(each, flags(given, Optional.empty()), Optional.empty());
        }
        demandNoneBeside(given, "--out", "--prune", "--adopt", "--target");
        try {
            SavedPlan saved = PlanFile.read(plan.get());
            ProjectOptions options = each.get(0);
            ProjectOptions chosen = given.has("--env") ? options : options.in(saved.environment());
            return runs.run(List.of(chosen), flags(given, Optional.of(saved)), Optional.of(saved));
        } catch (PlanFile.UnusableException e) {
            terminal.say(plan.get() + ": error: " + e.getMessage() + "\nnothing was written\n");
            return ExitCode.USAGE;
        }
    }
}

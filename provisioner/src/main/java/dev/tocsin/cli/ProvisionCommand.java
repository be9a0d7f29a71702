package dev.tocsin.cli;

import dev.tocsin.saved.PlanFile;
import dev.tocsin.saved.SavedPlan;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

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
    public CommandSpec spec() {
        return RunFlags.addTo(ProjectOptions.addTo(
                        Verb.spec(name(), "Make Azure match the project: plan, then apply. With --dry-run, only plan."))
                .addOption(Verb.flag("--dry-run", "Show what would change, and write nothing."))
                .addOption(Verb.flag("--prune", "Also delete what is ours and no longer defined."))
                .addOption(Verb.flag("--adopt", "Take over resources that exist and are not ours."))
                .addOption(
                        Verb.value("--out", "FILE", "Save the plan to this file, and write nothing else. For --plan."))
                .addOption(Verb.value(
                        "--plan",
                        "FILE",
                        "Apply this saved plan, exactly; exit with 4 when it does not hold any more.")));
    }

    private static ProvisionRun.Flags flags(ParseResult given, Optional<SavedPlan> saved) {
        Optional<Path> out = file(given, "--out");
        Optional<Integer> most = RunFlags.maxDeletes(given);
        // A lambda that holds something of picocli's is not in the archive of a start, and is slow.
        SavedPlan.Options shape = saved.isPresent()
                ? saved.get().options().limitedTo(most)
                : new SavedPlan.Options(
                        given.hasMatchedOption("--adopt"),
                        given.hasMatchedOption("--prune"),
                        most,
                        given.matchedOptionValue("--target", List.of()));
        return RunFlags.of(given, given.hasMatchedOption("--dry-run") || out.isPresent(), false, shape, out);
    }

    private static Optional<Path> file(ParseResult given, String flag) {
        String file = given.matchedOptionValue(flag, (String) null);
        return file == null ? Optional.empty() : Optional.of(Path.of(file));
    }

    /** A saved plan brings what shapes a plan. */
    private static void demandNoneBeside(ParseResult given, String... flags) {
        for (String flag : flags) {
            if (given.hasMatchedOption(flag)) {
                throw new ParameterException(
                        given.commandSpec().commandLine(),
                        "--plan applies a plan as it was saved; " + flag + " cannot be given with it");
            }
        }
    }

    @Override
    public ExitCode run(ParseResult given, HeadStart prepared) {
        Runs runs = new Runs(terminal, clock, outside, prepared);
        Optional<Path> plan = file(given, "--plan");
        List<ProjectOptions> each = ProjectOptions.each(given);
        if (each.size() > 1 && (plan.isPresent() || given.hasMatchedOption("--out"))) {
            throw new ParameterException(
                    given.commandSpec().commandLine(), "--out and --plan take one environment at a time");
        }
        if (plan.isEmpty()) {
            return runs.run(each, flags(given, Optional.empty()), Optional.empty());
        }
        demandNoneBeside(given, "--out", "--prune", "--adopt", "--target");
        try {
            SavedPlan saved = PlanFile.read(plan.get());
            ProjectOptions options = each.get(0);
            ProjectOptions chosen = given.hasMatchedOption("--env") ? options : options.in(saved.environment());
            return runs.run(List.of(chosen), flags(given, Optional.of(saved)), Optional.of(saved));
        } catch (PlanFile.UnusableException e) {
            terminal.say(plan.get() + ": error: " + e.getMessage() + "\nnothing was written\n");
            return ExitCode.USAGE;
        }
    }
}

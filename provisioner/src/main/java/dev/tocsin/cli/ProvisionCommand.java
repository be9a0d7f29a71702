package dev.tocsin.cli;

import com.azure.core.http.HttpPipelineBuilder;
import dev.tocsin.azure.ArmClient;
import dev.tocsin.azure.ArmException;
import dev.tocsin.azure.InProcessHttpClient;
import dev.tocsin.emulator.Emulator;
import dev.tocsin.load.Environment;
import dev.tocsin.saved.PlanFile;
import dev.tocsin.saved.SavedPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code tocsin provision}. */
final class ProvisionCommand implements Verb {
    private static final OutputFormat[] FORMATS = {
        OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.MARKDOWN, OutputFormat.HTML
    };

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
        return ProjectOptions.addTo(
                        Verb.spec(name(), "Make Azure match the project: plan, then apply. With --dry-run, only plan."))
                .addOption(Verb.flag("--dry-run", "Show what would change, and write nothing."))
                .addOption(Verb.flag("--prune", "Also delete what is ours and no longer defined."))
                .addOption(Verb.flag("--adopt", "Take over resources that exist and are not ours."))
                .addOption(Verb.flag(
                        "--explain", "Also list what is unchanged, and every ignored difference with its rule."))
                .addOption(Verb.flag("--detailed-exitcode", "Exit with 2 when changes were found (dry run) or made."))
                .addOption(Verb.flag("--yes", "Do not ask before deleting or replacing."))
                .addOption(OptionSpec.builder("--out")
                        .paramLabel("FILE")
                        .type(String.class)
                        .description("Save the plan to this file, and write nothing else. For --plan.")
                        .build())
                .addOption(OptionSpec.builder("--plan")
                        .paramLabel("FILE")
                        .type(String.class)
                        .description("Apply this saved plan, exactly; exit with 4 when it does not hold any more.")
                        .build())
                .addOption(OutputFormat.option(FORMATS));
    }

    private static ProvisionRun.Flags flags(ParseResult given, Optional<SavedPlan> saved) {
        Optional<Path> out = file(given, "--out");
        SavedPlan.Options shape = saved.map(SavedPlan::options)
                .orElseGet(() -> new SavedPlan.Options(
                        given.hasMatchedOption("--adopt"),
                        given.hasMatchedOption("--prune"),
                        given.matchedOptionValue("--target", List.of())));
        return new ProvisionRun.Flags(
                given.hasMatchedOption("--dry-run") || out.isPresent(),
                shape,
                given.hasMatchedOption("--explain"),
                given.hasMatchedOption("--detailed-exitcode"),
                given.hasMatchedOption("--yes"),
                OutputFormat.of(given, FORMATS),
                out);
    }

    private static Optional<Path> file(ParseResult given, String flag) {
        return Optional.ofNullable(given.matchedOptionValue(flag, (String) null))
                .map(Path::of);
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
        Instant start = clock.instant();
        OutputFormat.of(given, FORMATS);
        Optional<Path> plan = file(given, "--plan");
        if (plan.isEmpty()) {
            return run(given, prepared, ProjectOptions.of(given), Optional.empty(), start);
        }
        demandNoneBeside(given, "--out", "--prune", "--adopt", "--target");
        try {
            SavedPlan saved = PlanFile.read(plan.get());
            ProjectOptions options = ProjectOptions.of(given);
            return run(
                    given,
                    prepared,
                    given.hasMatchedOption("--env") ? options : options.in(saved.environment()),
                    Optional.of(saved),
                    start);
        } catch (PlanFile.UnusableException e) {
            terminal.say(plan.get() + ": error: " + e.getMessage() + "\nnothing was written\n");
            return ExitCode.USAGE;
        }
    }

    private ExitCode run(
            ParseResult given, HeadStart prepared, ProjectOptions options, Optional<SavedPlan> saved, Instant start) {
        Optional<Workspace.Ready> opened = new Workspace(terminal, prepared).open(options);
        if (opened.isEmpty()) {
            return ExitCode.USAGE;
        }
        Workspace.Ready ready = opened.get();
        boolean azure = ready.environment().target() == Environment.Target.AZURE;
        try (Target target =
                azure ? AzureTarget.open(ready, terminal.variables(), outside) : Target.emulator(emulator(ready))) {
            return new ProvisionRun(
                            terminal, clock, prepared, ready, target, outside, flags(given, saved), saved, start)
                    .execute();
        } catch (ArmException e) {
            terminal.say("error: " + e.getMessage() + "\nnothing was written\n");
            return ExitCode.FAILED;
        } catch (UncheckedIOException e) {
            terminal.say("error: the emulator's state cannot be used: " + e.getMessage() + "\n");
            return ExitCode.FAILED;
        }
    }

    private ArmClient emulator(Workspace.Ready ready) {
        try {
            Emulator emulator = Emulator.open(ready.files().root().resolve(".tocsin/emulator"), clock);
            return new ArmClient(
                    new HttpPipelineBuilder()
                            .httpClient(outside.network(new InProcessHttpClient(emulator)))
                            .build(),
                    "https://management.azure.com",
                    outside.waiting(),
                    outside.deadline());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.tocsin.cli;

import com.azure.core.http.HttpPipelineBuilder;
import dev.tocsin.azure.ArmClient;
import dev.tocsin.azure.ArmException;
import dev.tocsin.azure.InProcessHttpClient;
import dev.tocsin.azure.Waiting;
import dev.tocsin.emulator.Emulator;
import dev.tocsin.load.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code tocsin provision}. */
final class ProvisionCommand implements Verb {
    private static final OutputFormat[] FORMATS = {OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.MARKDOWN};

    private final Terminal terminal;
    private final Clock clock;

    ProvisionCommand(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
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
                .addOption(OutputFormat.option(FORMATS));
    }

    private static ProvisionRun.Flags flags(ParseResult given) {
        return new ProvisionRun.Flags(
                given.hasMatchedOption("--dry-run"),
                given.hasMatchedOption("--prune"),
                given.hasMatchedOption("--adopt"),
                given.hasMatchedOption("--explain"),
                given.hasMatchedOption("--detailed-exitcode"),
                given.hasMatchedOption("--yes"),
                given.hasMatchedOption("--target"),
                OutputFormat.of(given, FORMATS));
    }

    @Override
    public ExitCode run(ParseResult given, HeadStart prepared) {
        Instant start = clock.instant();
        ProvisionRun.Flags flags = flags(given);
        Optional<Workspace.Ready> opened = new Workspace(terminal, prepared).open(ProjectOptions.of(given));
        if (opened.isEmpty()) {
            return ExitCode.USAGE;
        }
        Workspace.Ready ready = opened.get();
        if (ready.environment().target() == Environment.Target.AZURE) {
            terminal.say(
                    "tocsin.json: error: environment \"" + ready.environment().name()
                            + "\" has the target \"azure\", which this version cannot apply to yet; render and lint work with it,"
                            + " provision needs the target \"emulator\"\n");
            return ExitCode.USAGE;
        }
        try (ArmClient client = emulator(ready)) {
            return new ProvisionRun(terminal, clock, prepared.kinds(), ready, client, flags, start).execute();
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
                            .httpClient(new InProcessHttpClient(emulator))
                            .build(),
                    "https://management.azure.com",
                    Waiting.real());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.tocsin.cli;

import com.azure.core.http.HttpClient;
import dev.tocsin.azure.ArmException;
import dev.tocsin.azure.InProcessHttpClient;
import dev.tocsin.azure.ToldHttpClient;
import dev.tocsin.emit.LandedQueries;
import dev.tocsin.emulator.Emulator;
import dev.tocsin.emulator.FrontDoor;
import dev.tocsin.emulator.GroupPolicy;
import dev.tocsin.load.Environment;
import dev.tocsin.plan.DeclaredHashes;
import dev.tocsin.report.RunReport;
import dev.tocsin.saved.SavedPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Opens environments and their targets, and runs plan and apply on them. */
final class Runs {
    /** From this status on it is Azure that said no. */
    private static final int ANSWERED = 400;

    private final Terminal terminal;
    private final Clock clock;
    private final Outside outside;
    private final HeadStart prepared;

    Runs(Terminal terminal, Clock clock, Outside outside, HeadStart prepared) {
        this.terminal = terminal;
        this.clock = clock;
        this.outside = outside;
        this.prepared = prepared;
    }

    /** One environment as it is, or several as a fleet. */
    ExitCode run(List<ProjectOptions> each, ProvisionRun.Flags flags, Optional<SavedPlan> saved) {
        if (each.size() > 1) {
            return new Fleet(terminal, this, flags).run(each);
        }
        Consumer<RunReport> print = report -> Reports.print(terminal, flags.output(), report);
        return with(each.get(0), flags, saved, print, ProvisionRun::execute);
    }

    /** Opens an environment for as long as {@code work} takes; what cannot be had is said and becomes an exit code. */
    ExitCode with(
            ProjectOptions options,
            ProvisionRun.Flags flags,
            Optional<SavedPlan> saved,
            Consumer<RunReport> reports,
            Function<ProvisionRun, ExitCode> work) {
        Instant start = clock.instant();
        Workspace workspace = new Workspace(terminal, prepared);
        Optional<Workspace.Ready> opened = terminal.journal()
                .step("load", () -> flags.destroy() ? workspace.openEmpty(options) : workspace.open(options));
        if (opened.isEmpty()) {
            return ExitCode.USAGE;
        }
        Workspace.Ready ready = opened.get();
        DeclaredHashes hashes =
                DeclaredHashes.begin(ready.state(), ready.environment().secrets());
        try (Target target = target(ready)) {
            ExitCode code = work.apply(new ProvisionRun(
                    terminal, clock, prepared, ready, hashes, target, outside, flags, saved, start, reports));
            if (code == ExitCode.PARTIAL) {
                nameRun(ready);
            }
            return code;
        } catch (ArmException e) {
            terminal.say("error: " + e.getMessage() + "\nnothing was written\n");
            if (e.status() >= ANSWERED) {
                nameRun(ready);
            }
            return ExitCode.FAILED;
        } catch (UncheckedIOException e) {
            terminal.say("error: the emulator's state cannot be used: " + e.getMessage() + "\n");
            return ExitCode.FAILED;
        }
    }

    /** Whoever looks into the activity log after a failure, or asks Azure's support, needs it. */
    private void nameRun(Workspace.Ready ready) {
        if (ready.environment().target() == Environment.Target.AZURE) {
            terminal.say("note: Azure knows this run by the correlation id "
                    + terminal.journal().correlationId() + "\n");
        }
    }

    /** What the environment is applied to. */
    Target target(Workspace.Ready ready) {
        return ready.environment().target() == Environment.Target.AZURE
                ? AzureTarget.open(ready, terminal, outside)
                : onEmulator(ready);
    }

    /** Our own emulator writes no activity log, so nobody needs the name of the run there. */
    private HttpClient told(HttpClient client) {
        return terminal.journal().isHeard() ? new ToldHttpClient(client, terminal.journal()) : client;
    }

    private Target onEmulator(Workspace.Ready ready) {
        try {
            Emulator emulator = Emulator.open(folder(ready), clock);
            return Target.emulator(told(outside.network(new InProcessHttpClient(emulator))), outside);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The emulator of an environment, with queries on the rows that landed.
     *
     * @throws UncheckedIOException when its state cannot be used
     */
    Emulator emulator(Workspace.Ready ready) {
        try {
            return Emulator.open(
                    folder(ready),
                    clock,
                    FrontDoor.open("https://management.azure.com"),
                    GroupPolicy.CREATE,
                    new LandedQueries());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder(Workspace.Ready ready) {
        return ready.files().root().resolve(".tocsin/emulator");
    }
}

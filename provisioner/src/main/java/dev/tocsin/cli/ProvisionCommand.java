package dev.tocsin.cli;

import com.azure.core.http.HttpPipelineBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.apply.Applier;
import dev.tocsin.apply.ApplyResult;
import dev.tocsin.apply.ChangeResult;
import dev.tocsin.apply.Outcome;
import dev.tocsin.azure.ActualStateReader;
import dev.tocsin.azure.ArmClient;
import dev.tocsin.azure.ArmException;
import dev.tocsin.azure.InProcessHttpClient;
import dev.tocsin.azure.Waiting;
import dev.tocsin.emulator.Emulator;
import dev.tocsin.kind.Kind;
import dev.tocsin.kind.Kinds;
import dev.tocsin.load.Environment;
import dev.tocsin.plan.Change;
import dev.tocsin.plan.Plan;
import dev.tocsin.plan.Planner;
import dev.tocsin.report.JsonReport;
import dev.tocsin.report.MarkdownReport;
import dev.tocsin.report.RunReport;
import dev.tocsin.report.TextReport;
import dev.tocsin.resource.ActualState;
import dev.tocsin.resource.DesiredResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tocsin provision}. */
@Command(
        name = "provision",
        description = "Make Azure match the project: plan, then apply. With --dry-run, only plan.",
        sortOptions = false)
final class ProvisionCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Clock clock;

    @Mixin
    ProjectOptions project = new ProjectOptions();

    @Option(names = "--dry-run", description = "Show what would change, and write nothing.")
    boolean dryRun;

    @Option(names = "--prune", description = "Also delete what is ours and no longer defined.")
    boolean prune;

    @Option(names = "--adopt", description = "Take over resources that exist and are not ours.")
    boolean adopt;

    @Option(names = "--explain", description = "Also list what is unchanged, and every ignored difference with its rule.")
    boolean explain;

    @Option(names = "--detailed-exitcode", description = "Exit with 2 when changes were found (dry run) or made.")
    boolean detailedExitCode;

    @Option(names = "--yes", description = "Do not ask before deleting or replacing.")
    boolean yes;

    @Option(names = "--output", paramLabel = "FORMAT", description = "text (default), json or markdown.")
    OutputFormat output = OutputFormat.text;

    ProvisionCommand(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Instant start = clock.instant();
        Kinds kinds = Kinds.shipped();
        Optional<Workspace.Ready> opened = new Workspace(terminal, kinds).open(project);
        if (opened.isEmpty()) {
            return ExitCode.USAGE.code();
        }
        Workspace.Ready ready = opened.get();
        if (ready.environment().target() == Environment.Target.AZURE) {
            terminal.say("tocsin.json: error: environment \"" + ready.environment().name()
                    + "\" has the target \"azure\", which this version cannot apply to yet; use render or lint with it,"
                    + " and provision with the target \"emulator\"\n");
            return ExitCode.USAGE.code();
        }
        try (ArmClient client = emulator(ready)) {
            return run(ready, kinds, client, start).code();
        } catch (ArmException e) {
            terminal.say("error: " + e.getMessage() + "\nnothing was written\n");
            return ExitCode.FAILED.code();
        } catch (UncheckedIOException e) {
            terminal.say("error: the emulator's state cannot be used: " + e.getCause().getMessage() + "\n");
            return ExitCode.FAILED.code();
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

    private ExitCode run(Workspace.Ready ready, Kinds kinds, ArmClient client, Instant start) {
        ActualStateReader reader = new ActualStateReader(client, ready.environment());
        ActualState actual = reader.read(
                prune ? kinds.all() : kindsInUse(ready),
                categories(ready),
                live -> live.isOwnedBy(ready.state().project(), ready.environment().name()));
        Plan plan = new Planner(kinds, ready.environment().secrets(), adopt, prune)
                .plan(ready.state(), actual, ready.selected(), !project.targets.isEmpty());
        if (dryRun) {
            report(ready, client, plan, Optional.empty(), start);
            return detailedExitCode && plan.hasChanges() ? ExitCode.CHANGES : ExitCode.DONE;
        }
        Optional<ExitCode> refusal = refusal(ready, client, plan, start);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        AtomicInteger done = new AtomicInteger();
        ApplyResult result = new Applier(
                        client,
                        reader,
                        ready.environment().secrets(),
                        Waiting.real(),
                        one -> progress(one, done, plan.writes()))
                .apply(plan);
        report(ready, client, plan, Optional.of(result), start);
        return exitCode(result);
    }

    private ExitCode exitCode(ApplyResult result) {
        if (result.hasConflict()) {
            return ExitCode.CONFLICT;
        }
        if (!result.isComplete()) {
            return ExitCode.PARTIAL;
        }
        return detailedExitCode && result.plan().hasChanges() ? ExitCode.CHANGES : ExitCode.DONE;
    }

    /** Reasons not to start, all of them before any write. */
    private Optional<ExitCode> refusal(Workspace.Ready ready, ArmClient client, Plan plan, Instant start) {
        List<Change> blocked =
                plan.changes().stream().filter(change -> change.blocked().isPresent()).toList();
        if (!blocked.isEmpty()) {
            report(ready, client, plan, Optional.empty(), start);
            blocked.forEach(change -> terminal.say(
                    "error: " + change.definition() + ": " + change.blocked().orElseThrow() + "\n"));
            terminal.say("nothing was written\n");
            return Optional.of(ExitCode.CONFLICT);
        }
        if (!plan.destroys() || yes) {
            return Optional.empty();
        }
        report(ready, client, plan, Optional.empty(), start);
        if (!terminal.isInteractive()) {
            terminal.say("error: the plan deletes or replaces resources, and there is no terminal to ask;"
                    + " pass --yes to agree\nnothing was written\n");
            return Optional.of(ExitCode.USAGE);
        }
        if (!terminal.confirms("The plan deletes or replaces resources.")) {
            terminal.say("nothing was written\n");
            return Optional.of(ExitCode.FAILED);
        }
        return Optional.empty();
    }

    private void progress(ChangeResult result, AtomicInteger done, int all) {
        if (result.outcome() != Outcome.UNCHANGED) {
            terminal.say(String.format(
                    Locale.ROOT,
                    "[%d/%d] %s %s (%.1f s)%n",
                    done.incrementAndGet(),
                    all,
                    result.outcome().word(),
                    result.change().definition(),
                    result.elapsed().toMillis() / 1000.0));
        }
    }

    private void report(
            Workspace.Ready ready, ArmClient client, Plan plan, Optional<ApplyResult> result, Instant start) {
        Environment environment = ready.environment();
        RunReport report = new RunReport(
                plan,
                result,
                environment.target().name().toLowerCase(Locale.ROOT) + ", resource group " + environment.resourceGroup(),
                client.requests(),
                Duration.between(start, clock.instant()),
                explain);
        terminal.result(switch (output) {
            case text -> new TextReport(terminal.paint()).render(report);
            case json -> new JsonReport().render(report);
            case markdown -> new MarkdownReport().render(report);
        });
    }

    private static Collection<Kind> kindsInUse(Workspace.Ready ready) {
        Set<Kind> kinds = new LinkedHashSet<>();
        for (DesiredResource resource : ready.state().resources()) {
            if (ready.selected().contains(resource.key())) {
                kinds.add(resource.kind());
            }
        }
        return kinds;
    }

    private static Set<String> categories(Workspace.Ready ready) {
        Set<String> categories = new TreeSet<>(Set.of("workbook"));
        for (DesiredResource resource : ready.state().resources()) {
            JsonNode category = resource.body().at("/properties/category");
            if (resource.kind().listPerCategory() && category.isTextual()) {
                categories.add(category.textValue());
            }
        }
        return categories;
    }
}

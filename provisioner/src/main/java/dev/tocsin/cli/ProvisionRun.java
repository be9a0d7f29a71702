package dev.tocsin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.apply.Applier;
import dev.tocsin.apply.ApplyResult;
import dev.tocsin.apply.ChangeResult;
import dev.tocsin.apply.Outcome;
import dev.tocsin.azure.ActualStateReader;
import dev.tocsin.azure.ArmClient;
import dev.tocsin.azure.Waiting;
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
import dev.tocsin.report.Wording;
import dev.tocsin.resource.ActualState;
import dev.tocsin.resource.DesiredResource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The second half of {@code tocsin provision}: read → plan → apply → report. */
final class ProvisionRun {
    /** The flags of the run. */
    record Flags(
            boolean dryRun,
            boolean prune,
            boolean adopt,
            boolean explain,
            boolean detailedExitCode,
            boolean yes,
            boolean targeted,
            OutputFormat output) {}

    private final Terminal terminal;
    private final Clock clock;
    private final Kinds kinds;
    private final Workspace.Ready ready;
    private final ArmClient client;
    private final Flags flags;
    private final Instant start;
    private int reported;

    ProvisionRun(
            Terminal terminal,
            Clock clock,
            Kinds kinds,
            Workspace.Ready ready,
            ArmClient client,
            Flags flags,
            Instant start) {
        this.terminal = terminal;
        this.clock = clock;
        this.kinds = kinds;
        this.ready = ready;
        this.client = client;
        this.flags = flags;
        this.start = start;
    }

    ExitCode execute() {
        Environment environment = ready.environment();
        ActualStateReader reader = new ActualStateReader(client, environment);
        ActualState actual = reader.read(
                flags.prune() ? kinds.all() : kindsInUse(),
                categories(),
                live -> live.isOwnedBy(ready.state().project(), environment.name()));
        Plan plan = new Planner(kinds, environment.secrets(), flags.adopt(), flags.prune())
                .plan(ready.state(), actual, ready.selected(), flags.targeted());
        if (flags.dryRun()) {
            report(plan, Optional.empty());
            return flags.detailedExitCode() && plan.hasChanges() ? ExitCode.CHANGES : ExitCode.DONE;
        }
        Optional<ExitCode> refusal = refusal(plan);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        ApplyResult result = new Applier(
                        client, reader, environment.secrets(), Waiting.real(), one -> progress(one, plan.writes()))
                .apply(plan);
        report(plan, Optional.of(result));
        return exitCode(result);
    }

    private ExitCode exitCode(ApplyResult result) {
        if (result.hasConflict()) {
            return ExitCode.CONFLICT;
        }
        if (!result.isComplete()) {
            return ExitCode.PARTIAL;
        }
        return flags.detailedExitCode() && result.plan().hasChanges() ? ExitCode.CHANGES : ExitCode.DONE;
    }

    /** Reasons not to start, all of them before any write. */
    private Optional<ExitCode> refusal(Plan plan) {
        List<Change> blocked = plan.changes().stream()
                .filter(change -> change.blocked().isPresent())
                .toList();
        if (!blocked.isEmpty()) {
            report(plan, Optional.empty());
            blocked.forEach(change -> terminal.say(
                    "error: " + change.definition() + ": " + change.blocked().orElseThrow() + "\n"));
            terminal.say("nothing was written\n");
            return Optional.of(ExitCode.CONFLICT);
        }
        if (!plan.destroys() || flags.yes()) {
            return Optional.empty();
        }
        report(plan, Optional.empty());
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

    /** Called from several threads; a line a change, in the order in which they end. */
    private synchronized void progress(ChangeResult result, int all) {
        if (result.outcome() != Outcome.UNCHANGED) {
            reported++;
            terminal.say("[" + reported + "/" + all + "] " + result.outcome().word() + " "
                    + result.change().definition() + " (" + Wording.seconds(result.elapsed()) + ")\n");
        }
    }

    private void report(Plan plan, Optional<ApplyResult> result) {
        Environment environment = ready.environment();
        RunReport report = new RunReport(
                plan,
                result,
                environment.target().name().toLowerCase(Locale.ROOT) + ", resource group "
                        + environment.resourceGroup(),
                client.requests(),
                Duration.between(start, clock.instant()),
                flags.explain());
        terminal.result(
                switch (flags.output()) {
                    case TEXT -> new TextReport(terminal.paint()).render(report);
                    case JSON -> new JsonReport().render(report);
                    case MARKDOWN -> new MarkdownReport().render(report);
                });
    }

    private List<Kind> kindsInUse() {
        Set<String> inUse = new TreeSet<>();
        for (DesiredResource resource : ready.state().resources()) {
            if (ready.selected().contains(resource.key())) {
                inUse.add(resource.kind().alias());
            }
        }
        return kinds.all().stream().filter(kind -> inUse.contains(kind.alias())).toList();
    }

    private Set<String> categories() {
        Set<String> categories = new TreeSet<>();
        for (DesiredResource resource : ready.state().resources()) {
            JsonNode category = resource.body().at("/properties/category");
            if (resource.kind().listPerCategory() && category.isTextual()) {
                categories.add(category.textValue());
            }
        }
        if (flags.prune()) {
            categories.add("workbook");
        }
        return categories;
    }
}

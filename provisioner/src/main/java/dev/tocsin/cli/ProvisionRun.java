package dev.tocsin.cli;

import dev.tocsin.apply.Applier;
import dev.tocsin.apply.ApplyResult;
import dev.tocsin.apply.CallbackUrls;
import dev.tocsin.apply.ChangeResult;
import dev.tocsin.apply.Outcome;
import dev.tocsin.azure.ActualStateReader;
import dev.tocsin.azure.ArmClient;
import dev.tocsin.diagnostic.Diagnostics;
import dev.tocsin.kind.Kinds;
import dev.tocsin.load.Environment;
import dev.tocsin.observe.Event;
import dev.tocsin.observe.Journal;
import dev.tocsin.plan.Change;
import dev.tocsin.plan.DeclaredHashes;
import dev.tocsin.plan.Plan;
import dev.tocsin.plan.Planner;
import dev.tocsin.preflight.Preflight;
import dev.tocsin.report.DiagnosticReport;
import dev.tocsin.report.RunReport;
import dev.tocsin.report.Wording;
import dev.tocsin.resource.ActualState;
import dev.tocsin.saved.PlanFile;
import dev.tocsin.saved.PlanSaver;
import dev.tocsin.saved.SavedPlan;
import dev.tocsin.saved.Staleness;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The second half of {@code tocsin provision}: read → plan → apply → report. */
final class ProvisionRun {
    /**
     * The flags of the run.
     *
     * @param destroy whether all that is ours goes, instead of what is no longer defined
     */
    record Flags(
            boolean dryRun,
            boolean destroy,
            SavedPlan.Options shape,
            boolean explain,
            boolean detailedExitCode,
            boolean yes,
            OutputFormat output,
            Optional<Path> out) {
        /** The same after somebody agreed to so many deletes. */
        Flags agreed(int deletions) {
            return new Flags(
                    dryRun,
                    destroy,
                    shape.limitedTo(Optional.of(deletions)),
                    explain,
                    detailedExitCode,
                    true,
                    output,
                    out);
        }
    }

    private final Terminal terminal;
    private final Clock clock;
    private final HeadStart prepared;
    private final Kinds kinds;
    private final Workspace.Ready ready;
    private final DeclaredHashes hashes;
    private final Target target;
    private final ArmClient client;
    private final Outside outside;
    private final Flags flags;
    private final Optional<SavedPlan> saved;
    private final Instant start;
    private final Set<String> selected;
    private final ActualStateReader reader;
    private final CallbackUrls callbackUrls;
    private final LiveScope scope;
    private final Consumer<RunReport> reports;
    private @Nullable Plan plan;
    private int reported;

    ProvisionRun(
            Terminal terminal,
            Clock clock,
            HeadStart prepared,
            Workspace.Ready ready,
            DeclaredHashes hashes,
            Target target,
            Outside outside,
            Flags flags,
            Optional<SavedPlan> saved,
            Instant start,
            Consumer<RunReport> reports) {
        this.terminal = terminal;
        this.clock = clock;
        this.prepared = prepared;
        this.kinds = prepared.kinds();
        this.ready = ready;
        this.hashes = hashes;
        this.target = target;
        this.client = target.client();
        this.outside = outside;
        this.flags = flags;
        this.saved = saved;
        this.start = start;
        this.reports = reports;
        this.reader = new ActualStateReader(client, ready.environment());
        // What the targets of a saved plan meant may be gone; that is staleness, not a wrong word on the command line.
        this.selected = saved.isPresent()
                ? Selection.of(ready.state(), flags.shape().targets(), new Diagnostics())
                : ready.selected();
        this.scope = new LiveScope(kinds, ready, selected, flags.shape().prune());
        this.callbackUrls =
                new CallbackUrls(client, ready.state(), ready.environment().secrets(), terminal::hideAddress);
    }

    ExitCode execute() {
        Optional<ExitCode> ended = prepare();
        return ended.isPresent() ? ended.get() : carryOut();
    }

    /** Reads, plans and checks; empty when there is a plan that may be carried out. Writes nothing to the target. */
    Optional<ExitCode> prepare() {
        if (target.asks() && isRefused((preflight, errors) -> preflight.checkGround(scope.kindsInUse(), errors))) {
            return Optional.of(ExitCode.FAILED);
        }
        if (flags.shape().prune()
                && !flags.destroy()
                && !flags.shape().targets().isEmpty()
                && saved.isEmpty()) {
            terminal.say("note: nothing is pruned with --target, because that needs to see everything\n");
        }
        Journal journal = terminal.journal();
        ActualState actual = journal.step("read", () -> scope.read(reader));
        Plan plan = journal.step("plan", () -> plan(actual));
        this.plan = plan;
        if (saved.isPresent() && isStale(saved.get(), plan)) {
            return Optional.of(ExitCode.CONFLICT);
        }
        if (target.asks()
                && isRefused((preflight, errors) -> preflight.checkScopes(plan, ready.state(), actual, errors))) {
            return Optional.of(ExitCode.FAILED);
        }
        if (plan.hasChanges() && !flags.destroy() && new LintGate(terminal, ready).refuses(selected)) {
            report(plan, Optional.empty());
            return Optional.of(ExitCode.CHECKS_FAILED);
        }
        if (flags.out().isPresent() && !save(plan, flags.out().get())) {
            return Optional.of(ExitCode.FAILED);
        }
        if (flags.dryRun()) {
            report(plan, Optional.empty());
            Optional<String> beyond = beyondTheLimit(plan);
            if (beyond.isPresent()) {
                terminal.say("note: " + beyond.get() + "; an apply would not start\n");
            }
            return Optional.of(flags.detailedExitCode() && plan.hasChanges() ? ExitCode.CHANGES : ExitCode.DONE);
        }
        return refusal(plan);
    }

    private Plan plan(ActualState actual) {
        Environment environment = ready.environment();
        SavedPlan.Options shape = flags.shape();
        Planner planner = new Planner(kinds, environment.secrets(), shape.adopt(), shape.prune());
        if (flags.destroy()) {
            return planner.destroy(ready.state().project(), environment.name(), actual)
                    .only(change -> Selection.means(shape.targets(), change.definition()));
        }
        boolean targeted = !shape.targets().isEmpty();
        for (String note : callbackUrls.compare(selected, actual)) {
            terminal.say("note: " + note + "\n");
        }
        Plan plan = planner.plan(ready.state(), hashes, actual, selected, targeted);
        return callbackUrls.areOutdatedBy(plan)
                ? planner.plan(ready.state(), hashes, actual, selected, targeted)
                : plan;
    }

    /** Reports a plan that {@link #prepare()} made and that is not carried out. */
    void reportPlan() {
        report(Objects.requireNonNull(plan), Optional.empty());
    }

    /** Carries out the plan that {@link #prepare()} made. */
    ExitCode carryOut() {
        Plan prepared = Objects.requireNonNull(plan);
        if (prepared.hasChanges()) {
            outside.watchSignals(this::signalled);
        }
        Applier applier = new Applier(
                client,
                reader,
                ready.environment().secrets(),
                callbackUrls,
                outside.waiting(),
                outside.stop(),
                one -> progress(one, prepared.writes()));
        ApplyResult result = terminal.journal().step("apply", () -> applier.apply(prepared));
        report(prepared, Optional.of(result));
        return exitCode(result);
    }

    /** Whether Azure is not ready for the plan; then the reasons have been said. */
    private boolean isRefused(BiConsumer<Preflight, Diagnostics> check) {
        Diagnostics errors = new Diagnostics();
        target.preflight().ifPresent(preflight -> check.accept(preflight, errors));
        if (errors.hasErrors()) {
            terminal.say(new DiagnosticReport(terminal.paint()).text(errors.sorted()));
            terminal.say("nothing was written\n");
        }
        return errors.hasErrors();
    }

    private boolean isStale(SavedPlan then, Plan plan) {
        List<String> reasons = Staleness.of(then, savable(plan));
        reasons.forEach(reason -> terminal.say("error: the saved plan does not hold: " + reason + "\n"));
        if (!reasons.isEmpty()) {
            terminal.say("nothing was written\n");
        }
        return !reasons.isEmpty();
    }

    private boolean save(Plan plan, Path file) {
        try {
            PlanFile.write(file, savable(plan));
            terminal.say("the plan is saved in " + file + "; apply it with --plan " + file + "\n");
            return true;
        } catch (IOException e) {
            terminal.say("error: the plan cannot be saved in " + file + ": "
                    + Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName()) + "\n");
            return false;
        }
    }

    private SavedPlan savable(Plan plan) {
        Environment environment = ready.environment();
        return new PlanSaver(prepared.specs(), environment.secrets(), terminal::masked, Version.TEXT)
                .save(
                        reportOf(plan, Optional.empty()),
                        new PlanSaver.Place(
                                target(environment), environment.subscription(), environment.resourceGroup()),
                        flags.shape());
    }

    private static String target(Environment environment) {
        return environment.target().name().toLowerCase(Locale.ROOT);
    }

    private void signalled() {
        terminal.say(
                "stopping: what is under way is finished, nothing new is started; a second signal ends this at once\n");
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
        Optional<String> beyond = beyondTheLimit(plan);
        if (beyond.isPresent()) {
            report(plan, Optional.empty());
            terminal.say("error: " + beyond.get() + "\nnothing was written\n");
            return Optional.of(ExitCode.FAILED);
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

    private Optional<String> beyondTheLimit(Plan plan) {
        Optional<Integer> most = flags.shape().maxDeletes();
        return most.isEmpty() || plan.deletions() <= most.get()
                ? Optional.empty()
                : Optional.of("the plan deletes or replaces " + plan.deletions() + " resources; --max-deletes allows "
                        + most.get());
    }

    /** Called from several threads; a line a change, in the order in which they end. */
    private synchronized void progress(ChangeResult result, int all) {
        if (result.outcome() != Outcome.UNCHANGED) {
            reported++;
            tell(result);
            terminal.say("[" + reported + "/" + all + "] " + result.outcome().word() + " "
                    + result.change().definition() + " (" + Wording.seconds(result.elapsed()) + ")\n");
        }
    }

    private void tell(ChangeResult result) {
        Journal journal = terminal.journal();
        if (journal.isHeard()) {
            Change change = result.change();
            journal.tell(new Event.Change(
                    journal.now().minus(result.elapsed()),
                    result.elapsed(),
                    change.id(),
                    change.definition(),
                    change.action().word(),
                    result.outcome().word(),
                    !result.outcome().isGood()));
        }
    }

    private RunReport reportOf(Plan plan, Optional<ApplyResult> result) {
        Environment environment = ready.environment();
        return new RunReport(
                plan,
                result,
                target(environment) + ", resource group " + environment.resourceGroup(),
                client.requests(),
                Duration.between(start, clock.instant()),
                flags.explain(),
                artefact());
    }

    private Optional<String> artefact() {
        return flags.out().isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(flags.out().get().getFileName()).map(Path::toString);
    }

    private void report(Plan plan, Optional<ApplyResult> result) {
        reports.accept(reportOf(plan, result));
    }
}

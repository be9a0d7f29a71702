package dev.tocsin.apply;

import dev.tocsin.azure.ActualStateReader;
import dev.tocsin.azure.ArmClient;
import dev.tocsin.azure.ArmException;
import dev.tocsin.azure.Waiting;
import dev.tocsin.plan.Action;
import dev.tocsin.plan.Change;
import dev.tocsin.plan.Plan;
import dev.tocsin.secret.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Applies a plan: each resource after those it refers to, independent ones side by side, deletes last and only when all else
 * went well. A failure stops what depends on it and nothing more. Nothing is written over what the plan did not show, and
 * what was written is looked at once more at the end: who loses against another apply is told so.
 */
public final class Applier {
    /** Providers allow bursts of about 25 writes; more threads would only be throttled (recorded rate headers). */
    private static final int PARALLEL = 8;

    private static final String STOPPED = "the run was stopped before it was started";

    private final ArmClient client;
    private final ActualStateReader reader;
    private final Secrets secrets;
    private final CallbackUrls callbackUrls;
    private final Waiting waiting;
    private final Stop stop;
    private final Consumer<ChangeResult> progress;
    private final AtomicBoolean signedOut = new AtomicBoolean();

    /**
     * An applier.
     *
     * @param callbackUrls asked right before what needs one is written
     * @param stop when requested, what is under way is finished and nothing else is started
     * @param progress told of each change as soon as it is done, from several threads
     */
    public Applier(
            ArmClient client,
            ActualStateReader reader,
            Secrets secrets,
            CallbackUrls callbackUrls,
            Waiting waiting,
            Stop stop,
            Consumer<ChangeResult> progress) {
        this.client = client;
        this.reader = reader;
        this.secrets = secrets;
        this.callbackUrls = callbackUrls;
        this.waiting = waiting;
        this.stop = stop;
        this.progress = progress;
    }

    /** Carries the plan out. Never throws because of a single resource. */
    public ApplyResult apply(Plan plan) {
        ChangeExecutor executor = new ChangeExecutor(client, reader, secrets, callbackUrls, plan, waiting, stop);
        ExecutorService threads = Executors.newFixedThreadPool(PARALLEL);
        try {
            Map<String, CompletableFuture<ChangeResult>> byDefinition = new HashMap<>();
            List<CompletableFuture<ChangeResult>> writes = new ArrayList<>();
            List<Change> deletes = new ArrayList<>();
            for (Change change : plan.changes()) {
                if (change.action() == Action.DELETE) {
                    deletes.add(change);
                    continue;
                }
                List<CompletableFuture<ChangeResult>> needed = dependencies(change).stream()
                        .filter(byDefinition::containsKey)
                        .map(byDefinition::get)
                        .toList();
                CompletableFuture<ChangeResult> result = CompletableFuture.allOf(
                                needed.toArray(new CompletableFuture<?>[0]))
                        .thenApplyAsync(done -> attempt(executor, change, needed), threads);
                byDefinition.put(change.definition(), result);
                writes.add(result);
            }
            List<ChangeResult> results = new ArrayList<>();
            writes.forEach(write -> results.add(write.join()));
            boolean allGood =
                    results.stream().allMatch(result -> result.outcome().isGood());
            for (Change delete : deletes) {
                allGood = delete(executor, delete, allGood, results);
            }
            return new ApplyResult(
                    plan,
                    stop.isRequested() || signedOut.get()
                            ? results
                            : executor.verification().of(results));
        } finally {
            threads.shutdownNow();
        }
    }

    private boolean delete(ChangeExecutor executor, Change delete, boolean allGood, List<ChangeResult> results) {
        ChangeResult result =
                allGood ? run(executor, delete) : skipped(delete, "nothing is deleted while other changes fail");
        results.add(result);
        return allGood && result.outcome().isGood();
    }

    private static List<String> dependencies(Change change) {
        return change.desired()
                .map(desired -> desired.dependsOn().stream().sorted().toList())
                .orElse(List.of());
    }

    private ChangeResult attempt(ChangeExecutor executor, Change change, List<CompletableFuture<ChangeResult>> needed) {
        Optional<ChangeResult> bad = needed.stream()
                .map(CompletableFuture::join)
                .filter(result -> !result.outcome().isGood())
                .findFirst();
        if (bad.isPresent() && change.action() != Action.NO_OP) {
            ChangeResult cause = bad.get();
            return skipped(
                    change, "it refers to " + cause.change().definition() + ", which " + because(cause.outcome()));
        }
        return run(executor, change);
    }

    private static String because(Outcome outcome) {
        return switch (outcome) {
            case SKIPPED -> "was skipped";
            case UNKNOWN -> "is in an unknown state";
            default -> "failed";
        };
    }

    private ChangeResult run(ChangeExecutor executor, Change change) {
        if (stop.isRequested() && change.action() != Action.NO_OP) {
            return skipped(change, STOPPED);
        }
        if (signedOut.get() && change.action() != Action.NO_OP) {
            return skipped(change, "there is no token any more; sign in again and rerun");
        }
        Instant start = waiting.now();
        ChangeResult result;
        try {
            ChangeExecutor.Done done = executor.execute(change);
            result = new ChangeResult(change, done.outcome(), Optional.empty(), done.notes(), false, since(start));
        } catch (Conflict e) {
            result = failed(change, Outcome.FAILED, e, true, start);
        } catch (ArmException e) {
            if (e.isNotSent()) {
                return skipped(change, STOPPED);
            }
            if (e.isSignedOut()) {
                signedOut.set(true);
            }
            result = failed(
                    change, e.isUnknownOutcome() ? Outcome.UNKNOWN : Outcome.FAILED, e, e.status() == 412, start);
        }
        progress.accept(result);
        return result;
    }

    private ChangeResult failed(Change change, Outcome outcome, RuntimeException why, boolean conflict, Instant start) {
        return new ChangeResult(
                change, outcome, Optional.ofNullable(why.getMessage()), List.of(), conflict, since(start));
    }

    private Duration since(Instant start) {
        return Duration.between(start, waiting.now());
    }

    private ChangeResult skipped(Change change, String cause) {
        ChangeResult result =
                new ChangeResult(change, Outcome.SKIPPED, Optional.of(cause), List.of(), false, Duration.ZERO);
        progress.accept(result);
        return result;
    }
}

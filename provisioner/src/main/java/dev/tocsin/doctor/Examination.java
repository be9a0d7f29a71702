package dev.tocsin.doctor;

import dev.tocsin.azure.ArmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Runs checks at the same time, each with a deadline, and each after those that it needs. What needs a check that failed is skipped,
 * so that one cause is told once.
 */
final class Examination {
    /** A check waits for the network most of the time. */
    private static final int MOST_AT_ONCE = 12;

    private static final int FORBIDDEN = 403;

    private final Duration deadline;
    private final Map<String, Finding> done = new HashMap<>();
    private final Map<String, Running> running = new LinkedHashMap<>();
    private final BlockingQueue<Finding> ended = new LinkedBlockingQueue<>();
    /** By the name of a check that could not look, the one at the root of it. */
    private final Map<String, String> causes = new HashMap<>();

    private record Running(Future<?> work, long end) {}

    /** @param deadline of each check */
    Examination(Duration deadline) {
        this.deadline = deadline;
    }

    /** The findings in the order of the checks; what a check needs must be among them. */
    List<Finding> run(List<Check> checks) throws InterruptedException {
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "doctor");
            thread.setDaemon(true);
            return thread;
        });
        try {
            while (done.size() < checks.size()) {
                int before = done.size();
                for (Check check : checks) {
                    if (!done.containsKey(check.name()) && !running.containsKey(check.name()) && !isSettled(check)) {
                        begin(check, threads);
                    }
                }
                if (!running.isEmpty()) {
                    awaitOne();
                } else if (done.size() == before) {
                    throw new IllegalStateException("checks wait for each other, or for one that is not among them");
                }
            }
        } finally {
            threads.shutdownNow();
        }
        return checks.stream().map(check -> done.get(check.name())).toList();
    }

    /** Whether it cannot look, because one that it needs could not. */
    private boolean isSettled(Check check) {
        for (String needed : check.needs()) {
            if (causes.containsKey(needed)) {
                String cause = causes.get(needed);
                causes.put(check.name(), cause);
                done.put(check.name(), Finding.skipped(check.name(), "needs " + cause + ", which failed"));
                return true;
            }
        }
        return false;
    }

    private void begin(Check check, ExecutorService threads) {
        if (running.size() < MOST_AT_ONCE && done.keySet().containsAll(check.needs())) {
            long end = System.nanoTime() + deadline.toNanos();
            running.put(check.name(), new Running(threads.submit(() -> ended.add(look(check))), end));
        }
    }

    private void awaitOne() throws InterruptedException {
        long next = running.values().stream().mapToLong(Running::end).min().orElseThrow();
        Finding finding = ended.poll(Math.max(0, next - System.nanoTime()), TimeUnit.NANOSECONDS);
        if (finding != null) {
            settle(finding);
            return;
        }
        for (Map.Entry<String, Running> one : List.copyOf(running.entrySet())) {
            if (System.nanoTime() - one.getValue().end() >= 0) {
                one.getValue().work().cancel(true);
                settle(Finding.fail(
                        one.getKey(),
                        "it did not end within " + deadline.toSeconds() + " s",
                        List.of(),
                        "look at the network between here and Azure, then run: tocsin doctor --only " + one.getKey()));
            }
        }
    }

    /** What comes after the deadline comes too late. */
    private void settle(Finding finding) {
        if (running.remove(finding.name()) != null) {
            done.put(finding.name(), finding);
            if (finding.status() == Status.FAIL) {
                causes.put(finding.name(), finding.name());
            }
        }
    }

    private static Finding look(Check check) {
        String again = "run again later: tocsin doctor --only " + check.name();
        try {
            return check.run();
        } catch (ArmException e) {
            String message = String.valueOf(e.getMessage());
            // Who may do what is told by the check of permissions.
            return e.status() == FORBIDDEN
                    ? Finding.skipped(check.name(), message)
                    : Finding.fail(check.name(), message, List.of(), again);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.fail(check.name(), "it was interrupted", List.of(), again);
        } catch (RuntimeException | Error e) {
            return Finding.fail(
                    check.name(),
                    "a fault of Tocsin: " + e.getClass().getSimpleName()
                            + Optional.ofNullable(e.getMessage())
                                    .map(text -> ": " + text)
                                    .orElse(""),
                    List.of(),
                    "report it, with this line");
        }
    }
}

package dev.tocsin.azure;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * When and how long to wait before asking again: full jitter, what the service asks for is obeyed, and a throttled request
 * pauses all requests of the run, because asking early prolongs the penalty (Microsoft Learn, request-limits-and-throttling).
 */
final class Retry {
    static final int MAX_ATTEMPTS = 8;

    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    /** A service that asks for more is told to the user instead of waited for. */
    private static final Duration MOST_PATIENCE = Duration.ofMinutes(5);

    private static final Duration RUN_BUDGET = Duration.ofMinutes(10);

    private final Waiting waiting;
    private final Instant giveUp;
    private final AtomicReference<Instant> pausedUntil = new AtomicReference<>(Instant.MIN);

    Retry(Waiting waiting) {
        this.waiting = waiting;
        this.giveUp = waiting.now().plus(RUN_BUDGET);
    }

    /** Waits while the run is paused. */
    void awaitTurn() throws InterruptedException {
        Instant until = Objects.requireNonNull(pausedUntil.get());
        Duration left = Duration.between(waiting.now(), latest(until, waiting.now()));
        if (!left.isZero()) {
            waiting.sleep(left);
        }
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    /** Whether another attempt after this status may help. */
    static boolean isTransient(int status) {
        return status == 0
                || status == 408
                || status == 429
                || status == 500
                || status == 502
                || status == 503
                || status == 504;
    }

    /**
     * Waits before the next attempt.
     *
     * @param attempt how many were made
     * @param asked what the service asked for
     * @return false when there shall be no next attempt
     */
    boolean pause(int attempt, int status, Optional<Duration> asked) throws InterruptedException {
        Duration wait = asked.orElseGet(() -> jitter(attempt));
        Instant until = waiting.now().plus(wait);
        if (attempt >= MAX_ATTEMPTS || wait.compareTo(MOST_PATIENCE) > 0 || until.isAfter(giveUp)) {
            return false;
        }
        if (status == 429) {
            pausedUntil.accumulateAndGet(until, Retry::latest);
        }
        waiting.sleep(wait);
        return true;
    }

    private Duration jitter(int attempt) {
        long cap = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(attempt - 1, 20));
        return Duration.ofMillis((long) (cap * waiting.random()));
    }
}

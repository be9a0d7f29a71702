package dev.tocsin.azure;

import com.azure.core.http.HttpMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether and how long to wait before asking again: full jitter, what the service asks for is obeyed and never shortened, at most
 * {@value #MAX_ATTEMPTS} attempts for a request, and at most ten minutes of waiting for the whole run.
 */
final class Retry {
    static final int MAX_ATTEMPTS = 8;

    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    /** A service that asks for more is told to the user instead of waited for. */
    private static final Duration MOST_PATIENCE = Duration.ofMinutes(5);

    private static final Duration RUN_BUDGET = Duration.ofMinutes(10);

    private final Waiting waiting;
    private final Pace pace;
    /** Waiting of several threads at the same time counts once. */
    private Instant waitedUntil = Instant.MIN;

    private Duration waited = Duration.ZERO;

    Retry(Waiting waiting, Pace pace) {
        this.waiting = waiting;
        this.pace = pace;
    }

    /** Whether another attempt after this status may help. */
    static boolean isTransient(int status) {
        return switch (status) {
            case 0, ArmException.UNREACHABLE, 408, 429, 500, 502, 503, 504 -> true;
            default -> false;
        };
    }

    /** Whether a request that brought this status may be sent again without looking first. */
    static boolean mayRepeat(Call call, int status) {
        if (call.isRead() || call.method() == HttpMethod.DELETE) {
            return isTransient(status);
        }
        boolean notDone = status == 429 || status == ArmException.UNREACHABLE;
        return notDone || call.method() == HttpMethod.PUT && isTransient(status) && status != 0;
    }

    /**
     * Waits before the next attempt.
     *
     * @param attempt how many were made
     * @param asked what the service asked for
     * @return false when there shall be no next attempt
     */
    boolean pause(Call call, int attempt, int status, Optional<Duration> asked) throws InterruptedException {
        Duration wait = asked.orElseGet(() -> jitter(attempt));
        if (attempt >= MAX_ATTEMPTS || wait.compareTo(MOST_PATIENCE) > 0 || !spend(wait)) {
            return false;
        }
        if (status == 429) {
            pace.pause(call, waiting.now().plus(wait));
        }
        waiting.sleep(wait);
        return true;
    }

    private synchronized boolean spend(Duration wait) {
        Instant now = waiting.now();
        Instant until = now.plus(wait);
        Instant from = waitedUntil.isAfter(now) ? waitedUntil : now;
        Duration more = until.isAfter(from) ? Duration.between(from, until) : Duration.ZERO;
        if (waited.plus(more).compareTo(RUN_BUDGET) > 0) {
            return false;
        }
        waited = waited.plus(more);
        waitedUntil = until.isAfter(from) ? until : from;
        return true;
    }

    private Duration jitter(int attempt) {
        long cap = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(attempt - 1, 20));
        return Duration.ofMillis((long) (cap * waiting.random()));
    }
}

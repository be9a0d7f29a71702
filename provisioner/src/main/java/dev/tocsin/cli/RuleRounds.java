package dev.tocsin.cli;

import dev.tocsin.azure.Waiting;
import dev.tocsin.emit.LandedQueries;
import dev.tocsin.emulator.Emulator;
import dev.tocsin.emulator.server.EmulatorServer;
import dev.tocsin.emulator.server.ServerSettings;
import dev.tocsin.rounds.Raised;
import dev.tocsin.rounds.Rounds;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;

/** Rounds on threads of their own, which end with the process or when this is closed. */
final class RuleRounds implements AutoCloseable {
    /** So soon a new rule, the first row and a change are seen; evaluations happen at full minutes, to the moment. */
    private static final Duration LOOK = Duration.ofSeconds(5);
    /** A slow rule leaves the other one free. */
    private static final int WORKERS = 2;

    private final Rounds rounds;
    private final Clock clock;
    private final Waiting waiting;
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS, daemons("evaluate"));
    private final ExecutorService looks = Executors.newSingleThreadExecutor(daemons("rounds"));

    RuleRounds(Emulator emulator, Raised raised, Terminal terminal, Clock clock, Waiting waiting) {
        this.clock = clock;
        this.waiting = waiting;
        rounds = new Rounds(emulator, raised, terminal::say, workers);
    }

    /** A server that tells what these alerts are; here, so that the command can be looked at without loading all of it. */
    static EmulatorServer serve(ServerSettings settings, Clock clock, Raised raised) throws IOException {
        return EmulatorServer.start(settings, clock, new LandedQueries(), raised);
    }

    private static ThreadFactory daemons(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    void begin() {
        looks.execute(this::goOn);
    }

    private void goOn() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Instant now = clock.instant();
                rounds.at(now);
                waiting.sleep(untilNext(now));
            }
        } catch (InterruptedException | RejectedExecutionException e) {
            // Closed meanwhile.
            Thread.currentThread().interrupt();
        }
    }

    private static Duration untilNext(Instant now) {
        Duration left =
                Duration.between(now, now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES));
        return left.compareTo(LOOK) < 0 ? left : LOOK;
    }

    @Override
    public void close() {
        looks.shutdownNow();
        // An interrupt would look like a failed evaluation.
        workers.shutdown();
    }
}

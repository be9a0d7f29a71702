package dev.tocsin.cli;

import dev.tocsin.azure.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** Time that passes only when somebody waits, and chance that a seed decides. */
final class VirtualTime implements Waiting {
    private static final Instant START = Instant.parse("2026-01-05T12:00:00Z");

    private final Random random;
    private Instant now = START;

    VirtualTime(long seed) {
        random = new Random(seed);
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration time) {
        now = now.plus(time);
    }

    @Override
    public synchronized double random() {
        return random.nextDouble();
    }

    synchronized Duration passed() {
        return Duration.between(START, now);
    }
}

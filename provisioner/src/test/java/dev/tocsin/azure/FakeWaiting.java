package dev.tocsin.azure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Time that passes only when somebody waits. */
public final class FakeWaiting implements Waiting {
    private final List<Duration> sleeps = Collections.synchronizedList(new ArrayList<>());
    private Instant now = Instant.parse("2026-01-05T12:00:00Z");

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration time) {
        sleeps.add(time);
        now = now.plus(time);
    }

    @Override
    public double random() {
        return 0.5;
    }

    /** How long was waited, each time. */
    public List<Duration> sleeps() {
        return List.copyOf(sleeps);
    }
}

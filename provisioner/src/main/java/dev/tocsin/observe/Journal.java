package dev.tocsin.observe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What one run tells about itself, under one name. While nobody listens nothing is told. Thread-safe. */
public final class Journal {
    private final Clock clock;
    private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();
    private @Nullable String correlationId;

    /** A journal without listeners. */
    public Journal(Clock clock) {
        this.clock = clock;
    }

    /**
     * The name of the run: a UUID. Azure Resource Manager has it from the header {@code x-ms-correlation-request-id} and writes it into the
     * activity log as the correlation id of all that the run did.
     */
    public synchronized String correlationId() {
        if (correlationId == null) {
            correlationId = UUID.randomUUID().toString();
        }
        return correlationId;
    }

    /** From now on this one is told of all that happens, from any thread. */
    public void listen(Consumer<Event> listener) {
        listeners.add(listener);
    }

    /** Whether anybody listens. */
    public boolean isHeard() {
        return !listeners.isEmpty();
    }

    /** Tells of something. */
    public void tell(Event event) {
        listeners.forEach(listener -> listener.accept(event));
    }

    /** What the clock says, for the beginning of an event. */
    public Instant now() {
        return clock.instant();
    }

    /** How long it is since then. */
    public Duration since(Instant start) {
        Duration length = Duration.between(start, clock.instant());
        return length.isNegative() ? Duration.ZERO : length;
    }

    /** Does a step of the run and tells of it, also when it fails. */
    public <T> T step(String name, Supplier<T> work) {
        if (!isHeard()) {
            return work.get();
        }
        Instant start = now();
        try {
            return work.get();
        } finally {
            tell(new Event.Step(start, since(start), name));
        }
    }
}

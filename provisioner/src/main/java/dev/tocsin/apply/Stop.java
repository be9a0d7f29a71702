package dev.tocsin.apply;

import dev.tocsin.azure.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Somebody wants the run to end: nothing new is started, and waiting ends at once. Thread-safe; never taken back. */
public final class Stop {
    private final CountDownLatch requested = new CountDownLatch(1);

    /** From now on nothing new is started. */
    public void request() {
        requested.countDown();
    }

    /** Whether the run shall end. */
    public boolean isRequested() {
        return requested.getCount() == 0;
    }

    /** The same time, whose waits end with the stop: then they throw {@link InterruptedException}. */
    public Waiting cutShort(Waiting time) {
        return new Waiting() {
            @Override
            public Instant now() {
                return time.now();
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                if (requested.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
                    throw new InterruptedException("stopped");
                }
            }

            @Override
            public double random() {
                return time.random();
            }
        };
    }
}

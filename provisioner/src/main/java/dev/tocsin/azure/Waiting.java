package dev.tocsin.azure;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** Time, as far as retrying needs it; tests bring their own. */
public interface Waiting {
    /** Now. */
    Instant now();

    /** Waits. */
    void sleep(Duration time) throws InterruptedException;

    /** A number from 0 up to 1, to spread retries. */
    double random();

    /** Real time. */
    static Waiting real() {
        return new Waiting() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public void sleep(Duration time) throws InterruptedException {
                Thread.sleep(time.toMillis());
            }

            @Override
            public double random() {
                return ThreadLocalRandom.current().nextDouble();
            }
        };
    }
}

package dev.tocsin.kql.evaluate;

import dev.tocsin.kql.evaluate.run.Limits;
import java.time.Instant;

/**
 * What a run is told.
 *
 * @param now what {@code now()} gives; cut to 100 ns
 */
public record RunOptions(Instant now, Limits limits) {
    public RunOptions(Instant now) {
        this(now, Limits.DEFAULT);
    }
}

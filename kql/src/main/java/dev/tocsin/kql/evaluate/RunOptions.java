package dev.tocsin.kql.evaluate;

import dev.tocsin.kql.evaluate.run.Limits;
import java.time.Instant;

/**
 * What a run is told.
 *
 * @param now what {@code now()} gives; cut to 100 ns
 * @param otherData whether, of columns that depend on data, those are there too, without values, that the query names but only
 *     other data would give
 */
public record RunOptions(Instant now, Limits limits, boolean otherData) {
    public RunOptions(Instant now) {
        this(now, Limits.DEFAULT);
    }

    public RunOptions(Instant now, Limits limits) {
        this(now, limits, false);
    }
}

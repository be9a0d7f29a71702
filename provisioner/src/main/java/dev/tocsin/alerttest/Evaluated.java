package dev.tocsin.alerttest;

import dev.tocsin.alerting.evaluate.Timeline;
import java.time.Instant;
import java.util.List;

/**
 * What the evaluation of a test's rule came to.
 *
 * @param times of all evaluations
 * @param timelines one for each series
 */
record Evaluated(List<Instant> times, List<Timeline> timelines) {
    /** Nothing was evaluated. */
    static final Evaluated NOTHING = new Evaluated(List.of(), List.of());

    Evaluated {
        times = List.copyOf(times);
        timelines = List.copyOf(timelines);
    }
}

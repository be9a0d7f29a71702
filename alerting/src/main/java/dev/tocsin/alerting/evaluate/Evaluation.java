package dev.tocsin.alerting.evaluate;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation of one series.
 *
 * @param met whether enough periods violate the threshold
 * @param periods the oldest first; of a metric rule, one for each criterion
 */
public record Evaluation(Instant time, AlertState state, boolean met, List<Period> periods, Notification notification) {
    public Evaluation {
        periods = List.copyOf(periods);
    }

    /** The value of the newest period, which is what a notification shows; null when there was nothing to measure. */
    public @Nullable Double value() {
        return periods.isEmpty() ? null : periods.get(periods.size() - 1).value();
    }
}

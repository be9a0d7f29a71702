package dev.tocsin.alerting.evaluate;

import java.time.Instant;
import java.util.List;

/**
 * All evaluations of one series, by time. An evaluation that saw nothing of the series while no alert was open is left
 * out: its state is {@link AlertState#NO_ALERT}.
 */
public record Timeline(SeriesKey series, List<Evaluation> evaluations) {
    public Timeline {
        evaluations = List.copyOf(evaluations);
    }

    /** The state after the evaluation at that moment, or after the last one before it. */
    public AlertState stateAt(Instant time) {
        AlertState state = AlertState.NO_ALERT;
        Instant last = Instant.MIN;
        for (Evaluation one : evaluations) {
            if (one.time().isAfter(time)) {
                break;
            }
            state = one.state();
            last = one.time();
        }
        return last.equals(time) || state.open() ? state : AlertState.NO_ALERT;
    }
}

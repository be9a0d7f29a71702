package dev.tocsin.alerting.evaluate;

import dev.tocsin.alerting.rule.Lifecycle;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fires and resolves the alerts of one series. */
final class AlertMachine {
    private final Lifecycle lifecycle;
    private boolean open;
    private @Nullable Instant lastMet;
    private @Nullable Instant lastNotified;

    AlertMachine(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    /** Whether an alert is open that may still be resolved. */
    boolean open() {
        return open;
    }

    /** The state after an evaluation. Evaluations come by time. */
    Step step(Instant time, boolean met) {
        if (lifecycle instanceof Lifecycle.Stateful stateful) {
            return met ? metStateful(time) : notMet(time, stateful.quiet());
        }
        Optional<Duration> mute =
                lifecycle instanceof Lifecycle.Stateless stateless ? stateless.mute() : Optional.empty();
        return met ? new Step(AlertState.FIRED, notify(time, mute)) : new Step(AlertState.NO_ALERT, Notification.NONE);
    }

    private Step metStateful(Instant time) {
        lastMet = time;
        if (open) {
            return new Step(AlertState.FIRING, Notification.NONE);
        }
        open = true;
        return new Step(AlertState.FIRED, Notification.FIRED);
    }

    private Step notMet(Instant time, Duration quiet) {
        if (!open || lastMet == null) {
            return new Step(AlertState.NO_ALERT, Notification.NONE);
        }
        if (Duration.between(lastMet, time).compareTo(quiet) < 0) {
            return new Step(AlertState.RESOLVING, Notification.NONE);
        }
        open = false;
        return new Step(AlertState.RESOLVED, Notification.RESOLVED);
    }

    /** The end of the muted time is muted too: fired at 22:03 and muted for an hour, 23:03 is silent and 23:08 is not. */
    private Notification notify(Instant time, Optional<Duration> mute) {
        if (mute.isPresent() && lastNotified != null && !time.isAfter(lastNotified.plus(mute.get()))) {
            return Notification.MUTED;
        }
        lastNotified = time;
        return Notification.FIRED;
    }

    /** What an evaluation comes to. */
    record Step(AlertState state, Notification notification) {}
}

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
    private boolean raised;
    private @Nullable Instant lastMet;
    private @Nullable Instant lastNotified;

    AlertMachine(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    /** Whether an alert is open that may still be resolved. */
    boolean open() {
        return open;
    }

    /** One that goes its own way from here. */
    AlertMachine copy() {
        AlertMachine copy = new AlertMachine(lifecycle);
        copy.open = open;
        copy.raised = raised;
        copy.lastMet = lastMet;
        copy.lastNotified = lastNotified;
        return copy;
    }

    /** Whether somebody who looks sees an alert that the next evaluation must end or let go on. */
    boolean goesOn() {
        return open || raised;
    }

    /** Whether it would do the same as a new one from here on. */
    boolean isSpent(Instant time) {
        return !goesOn() && !isMuted(time);
    }

    /** The state after an evaluation. Evaluations come by time. */
    Step step(Instant time, boolean met) {
        Step step = next(time, met);
        raised = step.state() == AlertState.FIRED;
        return step;
    }

    private Step next(Instant time, boolean met) {
        if (lifecycle instanceof Lifecycle.Stateful stateful) {
            return met ? metStateful(time) : notMet(time, stateful.quiet());
        }
        return met ? new Step(AlertState.FIRED, notify(time)) : new Step(AlertState.NO_ALERT, Notification.NONE);
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

    private Notification notify(Instant time) {
        if (isMuted(time)) {
            return Notification.MUTED;
        }
        lastNotified = time;
        return Notification.FIRED;
    }

    /** The end of the muted time is muted too: fired at 22:03 and muted for an hour, 23:03 is silent and 23:08 is not. */
    private boolean isMuted(Instant time) {
        Optional<Duration> mute =
                lifecycle instanceof Lifecycle.Stateless stateless ? stateless.mute() : Optional.empty();
        return mute.isPresent() && lastNotified != null && !time.isAfter(lastNotified.plus(mute.get()));
    }

    /** What an evaluation comes to. */
    record Step(AlertState state, Notification notification) {}
}

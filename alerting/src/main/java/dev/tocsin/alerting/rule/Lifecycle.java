package dev.tocsin.alerting.rule;

import java.time.Duration;
import java.util.Optional;

/** What becomes of an alert after it fired. */
public sealed interface Lifecycle {
    /**
     * One alert until it is resolved.
     *
     * @param quiet how long the condition must not be met before the alert is resolved, counted from the last
     *     evaluation that met it
     */
    record Stateful(Duration quiet) implements Lifecycle {}

    /**
     * A new alert at each evaluation that meets the condition; none is ever resolved.
     *
     * @param mute how long after a notification no further one is sent
     */
    record Stateless(Optional<Duration> mute) implements Lifecycle {}
}

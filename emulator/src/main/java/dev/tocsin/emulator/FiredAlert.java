package dev.tocsin.emulator;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An alert that a rule raised.
 *
 * @param id what tells it from all others
 * @param signal what the rule looks at
 * @param rule id of the rule
 * @param target id of what it is about, in the subscription of which the alert is
 * @param severity from 0, the worst, to 4
 * @param description what the rule says of itself; empty for nothing
 * @param fired when it fired
 * @param resolved when it resolved; empty while it goes on, or when it never resolves
 * @param suppressed whether an alert processing rule took the action groups away when it fired
 */
public record FiredAlert(
        UUID id,
        Signal signal,
        String rule,
        String target,
        int severity,
        String description,
        Instant fired,
        Optional<Instant> resolved,
        boolean suppressed) {
    /** What a rule looks at. */
    public enum Signal {
        /** Rows. */
        LOG,
        /** What somebody did to resources. */
        ACTIVITY_LOG
    }

    /** The same after it resolved. */
    public FiredAlert resolvedAt(Instant time) {
        return new FiredAlert(id, signal, rule, target, severity, description, fired, Optional.of(time), suppressed);
    }

    /** When it fired or resolved, whichever came last. */
    public Instant changed() {
        return resolved.orElse(fired);
    }
}

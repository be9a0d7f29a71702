package dev.tocsin.rounds;

import dev.tocsin.emulator.FiredAlert;
import dev.tocsin.emulator.FiredAlerts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The alerts that were raised since this process began; those of 30 days, as the service keeps them. Thread-safe. */
public final class Raised implements FiredAlerts {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int MOST = 10_000;

    private final Map<UUID, FiredAlert> alerts = new LinkedHashMap<>();

    synchronized void fired(FiredAlert alert) {
        alerts.put(alert.id(), alert);
        alerts.values().removeIf(one -> one.changed().isBefore(alert.fired().minus(KEPT)));
        if (alerts.size() > MOST) {
            alerts.remove(alerts.keySet().iterator().next());
        }
    }

    synchronized void resolved(UUID id, Instant time) {
        alerts.computeIfPresent(id, (same, alert) -> alert.resolvedAt(time));
    }

    @Override
    public synchronized List<FiredAlert> all() {
        return new ArrayList<>(alerts.values());
    }
}

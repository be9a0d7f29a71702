package dev.tocsin.rounds;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.emulator.FiredAlert;
import dev.tocsin.emulator.FiredAlerts;
import dev.tocsin.resource.AlertRuleBody;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The alerts that were raised since this process began; those of 30 days, as the service keeps them. Thread-safe. */
public final class Raised implements FiredAlerts {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int MOST = 10_000;

    private final Map<UUID, FiredAlert> alerts = new LinkedHashMap<>();

    /**
     * An alert that a rule raises now.
     *
     * @param rule its body as it is live
     * @param target id of what the alert is about
     * @param series what tells it from others of the rule at that time
     */
    static FiredAlert alert(
            FiredAlert.Signal signal, JsonNode rule, String target, String series, Instant time, boolean suppressed) {
        String id = rule.path("id").asText();
        return new FiredAlert(
                UUID.nameUUIDFromBytes((id + series + time).getBytes(StandardCharsets.UTF_8)),
                signal,
                id,
                target,
                new AlertRuleBody(rule).severity(),
                rule.at("/properties/description").asText(""),
                time,
                Optional.empty(),
                suppressed);
    }

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

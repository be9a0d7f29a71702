package dev.tocsin.alerttest;

import dev.tocsin.alerting.rule.LogRule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a rule would have done about recorded rows.
 *
 * @param rule empty when it could not be evaluated
 * @param firings how many alerts it raised
 * @param pages the notifications that it sent
 * @param problem why it could not be evaluated
 */
public record ReplayedRule(
        String name, Optional<LogRule> rule, int firings, List<Page> pages, Optional<String> problem) {
    /**
     * A notification.
     *
     * @param resolved whether it says that the alert is over
     */
    public record Page(
            Instant time,
            boolean resolved,
            Map<String, String> dimensions,
            @Nullable Double value) {}

    public ReplayedRule {
        pages = List.copyOf(pages);
    }
}

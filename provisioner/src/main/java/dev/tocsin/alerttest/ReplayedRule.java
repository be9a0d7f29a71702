package dev.tocsin.alerttest;

import dev.tocsin.alerting.rule.AlertRule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a rule would have done about recorded rows.
 *
 * @param rule empty when it was not evaluated
 * @param scopes the ids of what it looks at
 * @param firings how many alerts it raised
 * @param pages the notifications that it sent
 * @param problem why it was not evaluated
 * @param failed whether that is the rule's fault; otherwise its kind cannot be evaluated, or nothing of what it reads is recorded
 */
public record ReplayedRule(
        String name,
        Optional<AlertRule> rule,
        List<String> scopes,
        int firings,
        List<Page> pages,
        Optional<String> problem,
        boolean failed) {
    /**
     * A notification.
     *
     * @param resolved whether it says that the alert is over
     * @param resource the id of what it is about, in small letters; empty when that is the rule's scope
     */
    public record Page(
            Instant time,
            boolean resolved,
            String resource,
            Map<String, String> dimensions,
            @Nullable Double value) {}

    public ReplayedRule {
        scopes = List.copyOf(scopes);
        pages = List.copyOf(pages);
    }

    static ReplayedRule of(AlertRule rule, List<String> scopes, int firings, List<Page> pages) {
        return new ReplayedRule(rule.name(), Optional.of(rule), scopes, firings, pages, Optional.empty(), false);
    }

    static ReplayedRule failed(String name, String problem) {
        return new ReplayedRule(name, Optional.empty(), List.of(), 0, List.of(), Optional.of(problem), true);
    }

    static ReplayedRule left(String name, String problem) {
        return new ReplayedRule(name, Optional.empty(), List.of(), 0, List.of(), Optional.of(problem), false);
    }
}

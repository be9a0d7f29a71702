package dev.tocsin.alerting.read;

import dev.tocsin.alerting.rule.AlertRule;
import java.util.List;

/** What reading a body came to. */
public sealed interface RuleReading {
    /** The rule. */
    record Read(AlertRule rule) implements RuleReading {}

    /** All reasons why it cannot be simulated, at least one. */
    record Refused(List<Refusal> refusals) implements RuleReading {
        public Refused {
            refusals = List.copyOf(refusals);
        }
    }
}

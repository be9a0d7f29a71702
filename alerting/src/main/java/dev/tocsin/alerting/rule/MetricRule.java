package dev.tocsin.alerting.rule;

import java.time.Duration;
import java.util.List;

/**
 * A metric alert rule with static thresholds. All criteria have to be violated at once.
 *
 * @param frequency the time between two evaluations
 * @param window the time before the evaluation whose samples become one value
 * @param criteria at least one
 */
public record MetricRule(
        String name,
        boolean enabled,
        Duration frequency,
        Duration window,
        List<MetricCriterion> criteria,
        Lifecycle lifecycle)
        implements AlertRule {
    public MetricRule {
        criteria = List.copyOf(criteria);
    }
}

package dev.tocsin.alerting.rule;

import java.time.Duration;
import java.util.List;

/**
 * A metric alert rule with static thresholds. All criteria have to be violated at once.
 *
 * @param frequency the time between two evaluations
 * @param window the time before the evaluation whose samples become one value; of a rule on a web test a minute, because what it reads
 *     was counted in its window already
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
    /**
     * What a rule on the availability of a web test reads: how many places failed in its window, at each minute. Azure has no metric of this
     * name, and does not publish how it counts; whoever evaluates such a rule says the number.
     */
    public static final String FAILED_LOCATIONS = "failedLocations";

    public MetricRule {
        criteria = List.copyOf(criteria);
    }

    /** Whether this is a rule on the availability of a web test. */
    public boolean isOfWebTest() {
        return criteria.size() == 1 && criteria.get(0).metric().equals(FAILED_LOCATIONS);
    }
}

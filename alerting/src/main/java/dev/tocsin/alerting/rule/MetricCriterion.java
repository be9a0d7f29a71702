package dev.tocsin.alerting.rule;

import java.util.List;
import java.util.Optional;

/**
 * One condition of a metric alert rule.
 *
 * @param name the criterion's name in the rule
 * @param namespace empty: that of the resource type
 * @param dimensions the dimensions that split the metric into series; those not named are added up
 */
public record MetricCriterion(
        String name,
        Optional<String> namespace,
        String metric,
        Aggregation aggregation,
        List<DimensionFilter> dimensions,
        Threshold threshold) {
    public MetricCriterion {
        dimensions = List.copyOf(dimensions);
    }
}

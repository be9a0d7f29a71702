package dev.tocsin.alerting.rule;

import java.util.List;
import java.util.Optional;

/**
 * A log search alert rule: a scheduled query rule of kind {@code LogAlert} or {@code SimpleLogAlert}.
 *
 * @param query the KQL text
 * @param schedule when it runs and on which time
 * @param measurement how rows become a value
 * @param dimensions the columns that split the rows into series, at most six
 * @param resourceIdColumn a column that splits too; its value becomes the alert's target
 * @param threshold what a value is compared with
 * @param failingPeriods how many periods have to violate the threshold
 * @param lifecycle what happens between and after alerts
 */
public record LogRule(
        String name,
        boolean enabled,
        String query,
        Schedule schedule,
        Measurement measurement,
        List<DimensionFilter> dimensions,
        Optional<String> resourceIdColumn,
        Threshold threshold,
        FailingPeriods failingPeriods,
        Lifecycle lifecycle)
        implements AlertRule {
    public LogRule {
        dimensions = List.copyOf(dimensions);
    }
}

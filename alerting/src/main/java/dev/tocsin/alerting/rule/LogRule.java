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

    /** The same with another {@link #query}. */
    public LogRule withQuery(String other) {
        return new LogRule(
                name,
                enabled,
                other,
                schedule,
                measurement,
                dimensions,
                resourceIdColumn,
                threshold,
                failingPeriods,
                lifecycle);
    }

    /** The same with another {@link #schedule}. */
    public LogRule withSchedule(Schedule other) {
        return new LogRule(
                name,
                enabled,
                query,
                other,
                measurement,
                dimensions,
                resourceIdColumn,
                threshold,
                failingPeriods,
                lifecycle);
    }

    /** The same with another {@link #measurement}. */
    public LogRule withMeasurement(Measurement other) {
        return new LogRule(
                name,
                enabled,
                query,
                schedule,
                other,
                dimensions,
                resourceIdColumn,
                threshold,
                failingPeriods,
                lifecycle);
    }

    /** The same with another {@link #dimensions}. */
    public LogRule withDimensions(List<DimensionFilter> other) {
        return new LogRule(
                name,
                enabled,
                query,
                schedule,
                measurement,
                other,
                resourceIdColumn,
                threshold,
                failingPeriods,
                lifecycle);
    }

    /** The same with another {@link #threshold}. */
    public LogRule withThreshold(Threshold other) {
        return new LogRule(
                name,
                enabled,
                query,
                schedule,
                measurement,
                dimensions,
                resourceIdColumn,
                other,
                failingPeriods,
                lifecycle);
    }

    /** The same with another {@link #failingPeriods}. */
    public LogRule withFailingPeriods(FailingPeriods other) {
        return new LogRule(
                name, enabled, query, schedule, measurement, dimensions, resourceIdColumn, threshold, other, lifecycle);
    }

    /** The same with another {@link #lifecycle}. */
    public LogRule withLifecycle(Lifecycle other) {
        return new LogRule(
                name,
                enabled,
                query,
                schedule,
                measurement,
                dimensions,
                resourceIdColumn,
                threshold,
                failingPeriods,
                other);
    }
}

package dev.tocsin.alerting.read;

import dev.tocsin.alerting.rule.Aggregation;
import dev.tocsin.alerting.rule.Comparison;
import dev.tocsin.alerting.rule.DimensionFilter;
import dev.tocsin.alerting.rule.FailingPeriods;
import dev.tocsin.alerting.rule.Lifecycle;
import dev.tocsin.alerting.rule.LogRule;
import dev.tocsin.alerting.rule.Measurement;
import dev.tocsin.alerting.rule.Schedule;
import dev.tocsin.alerting.rule.Threshold;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads scheduled query rules, API versions 2021-08-01 to 2026-03-01. */
final class LogRuleReader {
    private static final Duration LONGEST_RANGE = Duration.ofDays(2);
    private static final int MOST_PERIODS = 6;
    private static final int MOST_DIMENSIONS = 6;

    private final String name;
    private final Body properties;
    private final boolean enabled;

    LogRuleReader(String name, Body properties) {
        this.name = name;
        this.properties = properties;
        this.enabled = properties.at("enabled").flag(true);
    }

    LogRule logAlert() {
        Body condition = onlyCondition();
        Conditions.refuseDynamic(condition);
        FailingPeriods failing = failingPeriods(condition.at("failingPeriods"));
        Schedule schedule = schedule(failing.periods());
        Measurement measurement = measurement(condition);
        List<DimensionFilter> dimensions = Conditions.dimensions(condition);
        if (dimensions.size() > MOST_DIMENSIONS) {
            condition.at("dimensions").refuse("has " + dimensions.size() + " dimensions; a rule takes at most 6");
        }
        return new LogRule(
                name,
                enabled,
                condition.at("query").text(),
                schedule,
                measurement,
                dimensions,
                condition.at("resourceIdColumn").optionalText().filter(column -> !column.isEmpty()),
                Conditions.threshold(condition),
                failing,
                lifecycle(schedule.frequency()));
    }

    /**
     * A simple log alert looks at the rows of each minute; it fires when there are as many as
     * {@code minRecurrenceCount}. Without that number each row is an alert: the value of an evaluation says how many.
     */
    LogRule simpleLogAlert() {
        Body condition = onlyCondition();
        int rows = condition.at("minRecurrenceCount").whole(1, 0, Integer.MAX_VALUE);
        Duration minute = Duration.ofMinutes(1);
        return new LogRule(
                name,
                enabled,
                condition.at("query").text(),
                new Schedule(minute, minute, minute),
                new Measurement(Aggregation.COUNT, Optional.empty()),
                List.of(),
                Optional.empty(),
                new Threshold(Comparison.GREATER_THAN_OR_EQUAL, Math.max(1, rows)),
                FailingPeriods.ONE_OF_ONE,
                lifecycle(minute));
    }

    private Body onlyCondition() {
        Body all = properties.at("criteria").at("allOf");
        List<Body> conditions = all.elements();
        if (conditions.isEmpty()) {
            all.refuse("has no condition; the rule cannot be evaluated");
            return all.at("0");
        }
        if (conditions.size() > 1) {
            conditions.get(1).refuse("is a second condition; log alert rules are documented with one only");
        }
        return conditions.get(0);
    }

    private static FailingPeriods failingPeriods(Body failing) {
        int periods = failing.at("numberOfEvaluationPeriods").whole(1, 1, MOST_PERIODS);
        int violations = failing.at("minFailingPeriodsToAlert").whole(1, 1, MOST_PERIODS);
        if (violations > periods) {
            failing.at("minFailingPeriodsToAlert")
                    .refuse("is " + violations + " of " + periods + " periods; the rule could never fire");
            return FailingPeriods.ONE_OF_ONE;
        }
        return new FailingPeriods(violations, periods);
    }

    private Schedule schedule(int periods) {
        Duration frequency = properties.at("evaluationFrequency").duration();
        Duration window = properties.at("windowSize").duration();
        Duration evaluated = window.multipliedBy(periods);
        Body override = properties.at("overrideQueryTimeRange");
        Optional<Duration> range = override.optionalDuration();
        if (range.isPresent() && range.get().compareTo(evaluated) < 0) {
            override.refuse(
                    "is shorter than the " + periods + " evaluation periods of windowSize that the rule looks at");
        }
        if (range.orElse(evaluated).compareTo(LONGEST_RANGE) > 0) {
            (range.isPresent() ? override : properties.at("windowSize"))
                    .refuse("makes the query's time range longer than two days, which is the most that a rule takes");
        }
        return new Schedule(frequency, window, range.orElse(evaluated));
    }

    private static Measurement measurement(Body condition) {
        Aggregation aggregation = Conditions.aggregation(condition);
        Body column = condition.at("metricMeasureColumn");
        Optional<String> measured = column.optionalText().filter(text -> !text.isEmpty());
        if (aggregation == Aggregation.COUNT) {
            if (measured.isPresent()) {
                column.refuse(
                        "together with timeAggregation Count: whether rows or values are counted is not documented;"
                                + " remove it to count rows");
            }
            return new Measurement(aggregation, Optional.empty());
        }
        if (measured.isEmpty()) {
            column.refuse("is missing; timeAggregation " + aggregation.azureName() + " needs a numeric column");
        }
        return new Measurement(aggregation, measured);
    }

    private Lifecycle lifecycle(Duration frequency) {
        Body resolve = properties.at("resolveConfiguration");
        Body mitigate = properties.at("autoMitigate");
        Body autoResolved = resolve.at("autoResolved");
        if (mitigate.present() && autoResolved.present() && mitigate.flag(true) != autoResolved.flag(true)) {
            autoResolved.refuse("contradicts autoMitigate");
        }
        boolean stateful = autoResolved.present() ? autoResolved.flag(true) : mitigate.flag(true);
        Body mute = properties.at("muteActionsDuration");
        Optional<Duration> muted =
                mute.optionalText().orElse("").equals("PT0S") ? Optional.empty() : mute.optionalDuration();
        Optional<Duration> timeToResolve = resolve.at("timeToResolve").optionalDuration();
        if (!stateful) {
            return new Lifecycle.Stateless(muted);
        }
        if (muted.isPresent()) {
            mute.refuse("needs autoMitigate false; Azure refuses a rule that resolves itself and mutes too");
        }
        Optional<Duration> quiet = timeToResolve.or(() -> ResolveTiming.quiet(frequency));
        if (quiet.isEmpty()) {
            properties
                    .at("evaluationFrequency")
                    .refuse(
                            "is longer than 12 hours, and such a rule cannot resolve itself; set autoMitigate to false");
        }
        return new Lifecycle.Stateful(quiet.orElse(frequency));
    }
}

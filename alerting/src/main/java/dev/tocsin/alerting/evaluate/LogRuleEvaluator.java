package dev.tocsin.alerting.evaluate;

import dev.tocsin.alerting.rule.Aggregation;
import dev.tocsin.alerting.rule.Lifecycle;
import dev.tocsin.alerting.rule.LogRule;
import dev.tocsin.alerting.source.ResultTable;
import dev.tocsin.alerting.source.RuleQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates log search alert rules. At each evaluation the query runs on the rule's range; its rows are split by the
 * dimensions and put into periods that end at the evaluation, as the service's own
 * {@code summarize … by bin_at(TimeGenerated, window, end)} does.
 */
public final class LogRuleEvaluator {
    private final LogRule rule;
    private final RuleQuery query;
    private @Nullable ResultLayout layout;

    public LogRuleEvaluator(LogRule rule, RuleQuery query) {
        this.rule = rule;
        this.query = query;
    }

    /**
     * Evaluates the rule at {@code first} and then at each multiple of its frequency up to {@code last}, inclusive.
     *
     * @return a timeline for each series that was seen, in the order of their appearance; none for a disabled rule
     * @throws EvaluationException if the service would refuse the result, or exceed its limits
     */
    public List<Timeline> evaluate(Instant first, Instant last) {
        if (!rule.enabled()) {
            return List.of();
        }
        SeriesStates states = states(rule);
        Timelines timelines = new Timelines();
        for (Instant time = first;
                !time.isAfter(last);
                time = time.plus(rule.schedule().frequency())) {
            timelines.add(evaluated(time, states));
        }
        return timelines.all();
    }

    static SeriesStates states(LogRule rule) {
        return new SeriesStates(
                rule.lifecycle(),
                rule.lifecycle() instanceof Lifecycle.Stateful
                        ? ServiceLimits.STATEFUL_LOG
                        : ServiceLimits.STATELESS_LOG);
    }

    /** One evaluation, after those that the states know. */
    Map<SeriesKey, Evaluation> evaluated(Instant now, SeriesStates states) {
        return states.evaluated(now, measure(now), () -> periods(now, null));
    }

    private Map<SeriesKey, SeriesStates.Measured> measure(Instant now) {
        Instant start = now.minus(rule.schedule().range());
        ResultTable result = query.run(start, now);
        ResultLayout columns = layout;
        if (columns == null || !columns.columns().equals(result.columns())) {
            columns = ResultLayout.of(rule, result);
            layout = columns;
        }
        Map<List<String>, @Nullable Accumulator[]> groups = new LinkedHashMap<>();
        boolean empty = true;
        for (int row = 0; row < result.rows(); row++) {
            int age = age(result, columns, row, start, now);
            List<String> group = age < 0 ? null : group(result, columns, row);
            if (group == null) {
                continue;
            }
            empty = false;
            if (age < rule.failingPeriods().periods()) {
                @Nullable
                Accumulator[] periods = groups.computeIfAbsent(
                        group, key -> new Accumulator[rule.failingPeriods().periods()]);
                add(periods, age, result, columns, row);
            }
        }
        Map<SeriesKey, SeriesStates.Measured> measured = new LinkedHashMap<>();
        groups.forEach((group, periods) -> measured.put(key(group), judged(periods(now, periods))));
        if (empty && counts()) {
            // Nothing at all is a count of zero; a series that is missing among others is nothing to measure.
            measured.put(SeriesKey.WHOLE, judged(zeros(now)));
        }
        return measured;
    }

    private boolean counts() {
        return rule.measurement().aggregation() == Aggregation.COUNT;
    }

    /** How many periods before the newest a row belongs to; -1 when it is outside of the range. */
    private int age(ResultTable result, ResultLayout columns, int row, Instant start, Instant now) {
        if (columns.time() < 0) {
            return 0;
        }
        if (!(result.value(row, columns.time()) instanceof Instant time)
                || time.isBefore(start)
                || !time.isBefore(now)) {
            return -1;
        }
        Duration back = Duration.between(time, now).minusNanos(1);
        return (int) back.dividedBy(rule.schedule().window());
    }

    /** The values that a row is split by; null when the rule does not include them. */
    private @Nullable List<String> group(ResultTable result, ResultLayout columns, int row) {
        int dimensions = columns.dimensions().size();
        if (dimensions == 0 && columns.resource() < 0) {
            return List.of();
        }
        List<String> group = new ArrayList<>(dimensions + 1);
        group.add(columns.resource() < 0 ? "" : DimensionText.of(result.value(row, columns.resource())));
        for (int i = 0; i < dimensions; i++) {
            String value =
                    DimensionText.of(result.value(row, columns.dimensions().get(i)));
            if (!rule.dimensions().get(i).accepts(value)) {
                return null;
            }
            group.add(value);
        }
        return group;
    }

    private static void add(
            @Nullable Accumulator[] periods, int age, ResultTable result, ResultLayout columns, int row) {
        Accumulator period = periods[age];
        if (period == null) {
            period = new Accumulator();
            periods[age] = period;
        }
        if (columns.measured() >= 0 && result.value(row, columns.measured()) instanceof Number number) {
            period.value(number.doubleValue());
        } else {
            period.row();
        }
    }

    private SeriesKey key(List<String> group) {
        if (group.isEmpty()) {
            return SeriesKey.WHOLE;
        }
        Map<String, String> dimensions = new LinkedHashMap<>();
        for (int i = 1; i < group.size(); i++) {
            dimensions.put(rule.dimensions().get(i - 1).name(), group.get(i));
        }
        return new SeriesKey(group.get(0), dimensions);
    }

    private List<Period> periods(Instant now, @Nullable Accumulator @Nullable [] accumulated) {
        List<Period> periods = new ArrayList<>();
        for (int age = rule.failingPeriods().periods() - 1; age >= 0; age--) {
            Accumulator one = accumulated == null ? null : accumulated[age];
            periods.add(period(now, age, one == null ? null : value(one)));
        }
        return periods;
    }

    private List<Period> zeros(Instant now) {
        List<Period> periods = new ArrayList<>();
        for (int age = rule.failingPeriods().periods() - 1; age >= 0; age--) {
            periods.add(period(now, age, 0.0));
        }
        return periods;
    }

    private @Nullable Double value(Accumulator accumulator) {
        return counts()
                ? accumulator.rowCount()
                : accumulator.value(rule.measurement().aggregation());
    }

    private Period period(Instant now, int age, @Nullable Double value) {
        Duration window = rule.schedule().window();
        Instant end = now.minus(window.multipliedBy(age));
        boolean violated = value != null && rule.threshold().violatedBy(value);
        return new Period(end.minus(window), end, value, violated);
    }

    private SeriesStates.Measured judged(List<Period> periods) {
        int violations = 0;
        for (Period period : periods) {
            violations += period.violated() ? 1 : 0;
        }
        return new SeriesStates.Measured(violations >= rule.failingPeriods().violations(), periods);
    }
}

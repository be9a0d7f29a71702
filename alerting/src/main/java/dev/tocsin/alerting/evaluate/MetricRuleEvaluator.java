package dev.tocsin.alerting.evaluate;

import dev.tocsin.alerting.rule.DimensionFilter;
import dev.tocsin.alerting.rule.MetricCriterion;
import dev.tocsin.alerting.rule.MetricRule;
import dev.tocsin.alerting.source.MetricSample;
import dev.tocsin.alerting.source.MetricSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates metric alert rules with static thresholds over given series. Each resource and combination of dimension
 * values is a series of its own; a rule with several criteria is met when all of them are, for one resource.
 */
public final class MetricRuleEvaluator {
    private final MetricRule rule;
    private final List<Map<SeriesKey, List<MetricSeries>>> split = new ArrayList<>();

    /** @throws EvaluationException if one of several criteria splits a resource into more than one series */
    public MetricRuleEvaluator(MetricRule rule, List<MetricSeries> series) {
        this.rule = rule;
        for (MetricCriterion criterion : rule.criteria()) {
            split.add(split(criterion, series));
        }
    }

    /**
     * Evaluates the rule at {@code first} and then at each multiple of its frequency up to {@code last}, inclusive.
     *
     * @return a timeline for each series that was seen; none for a disabled rule
     */
    public List<Timeline> evaluate(Instant first, Instant last) {
        if (!rule.enabled()) {
            return List.of();
        }
        SeriesStates states = new SeriesStates(rule.lifecycle(), ServiceLimits.NONE);
        Timelines timelines = new Timelines();
        for (Instant time = first; !time.isAfter(last); time = time.plus(rule.frequency())) {
            Instant now = time;
            timelines.add(states.evaluated(
                    now,
                    measure(now),
                    () -> rule.criteria().stream()
                            .map(criterion -> period(now, criterion, null))
                            .toList()));
        }
        return timelines.all();
    }

    private Map<SeriesKey, SeriesStates.Measured> measure(Instant now) {
        Map<SeriesKey, SeriesStates.Measured> measured = new LinkedHashMap<>();
        if (split.size() == 1) {
            MetricCriterion criterion = rule.criteria().get(0);
            split.get(0).forEach((key, series) -> {
                Period period = period(now, criterion, value(now, criterion, series));
                if (period.value() != null) {
                    measured.put(key, new SeriesStates.Measured(period.violated(), List.of(period)));
                }
            });
            return measured;
        }
        Set<String> resources = new LinkedHashSet<>();
        split.forEach(groups -> groups.keySet().forEach(key -> resources.add(key.resource())));
        for (String resource : resources) {
            List<Period> periods = new ArrayList<>();
            for (int i = 0; i < split.size(); i++) {
                MetricCriterion criterion = rule.criteria().get(i);
                periods.add(period(now, criterion, value(now, criterion, series(split.get(i), resource))));
            }
            if (periods.stream().anyMatch(period -> period.value() != null)) {
                boolean met = periods.stream().allMatch(Period::violated);
                measured.put(new SeriesKey(resource, Map.of()), new SeriesStates.Measured(met, periods));
            }
        }
        return measured;
    }

    private static List<MetricSeries> series(Map<SeriesKey, List<MetricSeries>> groups, String resource) {
        List<MetricSeries> series = new ArrayList<>();
        groups.forEach((key, own) -> {
            if (key.resource().equals(resource)) {
                series.addAll(own);
            }
        });
        return series;
    }

    private Period period(Instant now, MetricCriterion criterion, @Nullable Double value) {
        boolean violated = value != null && criterion.threshold().violatedBy(value);
        return new Period(now.minus(rule.window()), now, value, violated);
    }

    private @Nullable Double value(Instant now, MetricCriterion criterion, List<MetricSeries> series) {
        Accumulator accumulator = new Accumulator();
        Instant start = now.minus(rule.window());
        for (MetricSeries one : series) {
            List<MetricSample> samples = one.samples();
            for (int i = firstFrom(samples, start); i < samples.size(); i++) {
                MetricSample sample = samples.get(i);
                if (!sample.time().isBefore(now)) {
                    break;
                }
                accumulator.add(sample.total(), sample.count(), sample.minimum(), sample.maximum());
            }
        }
        return accumulator.value(criterion.aggregation());
    }

    /** The index of the first sample at that time or later. */
    private static int firstFrom(List<MetricSample> samples, Instant start) {
        int low = 0;
        int high = samples.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (samples.get(middle).time().isBefore(start)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Map<SeriesKey, List<MetricSeries>> split(MetricCriterion criterion, List<MetricSeries> all) {
        Map<SeriesKey, List<MetricSeries>> groups = new LinkedHashMap<>();
        for (MetricSeries one : all) {
            boolean same = one.metric().equalsIgnoreCase(criterion.metric())
                    && (criterion.namespace().isEmpty()
                            || criterion.namespace().get().equalsIgnoreCase(one.namespace()));
            SeriesKey key = same ? key(criterion, one) : null;
            if (key != null) {
                groups.computeIfAbsent(key, unused -> new ArrayList<>()).add(one);
            }
        }
        if (rule.criteria().size() > 1) {
            long resources =
                    groups.keySet().stream().map(SeriesKey::resource).distinct().count();
            if (resources < groups.size()) {
                throw new EvaluationException("the criterion \"" + criterion.name()
                        + "\" splits a resource into several series, and a rule with several criteria may not; name one"
                        + " value for each dimension");
            }
        }
        return groups;
    }

    /** The series that a metric series belongs to; null when the criterion does not include it. */
    private static @Nullable SeriesKey key(MetricCriterion criterion, MetricSeries series) {
        Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        values.putAll(series.dimensions());
        Map<String, String> split = new TreeMap<>();
        for (DimensionFilter dimension : criterion.dimensions()) {
            String value = values.get(dimension.name());
            if (value == null || !dimension.accepts(value)) {
                return null;
            }
            split.put(dimension.name(), value);
        }
        return new SeriesKey(series.resource().toLowerCase(Locale.ROOT), split);
    }
}

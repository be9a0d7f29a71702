package dev.tocsin.alerttest;

import dev.tocsin.alerting.rule.Aggregation;
import dev.tocsin.alerting.rule.DimensionFilter;
import dev.tocsin.alerting.rule.Lifecycle;
import dev.tocsin.alerting.rule.MetricCriterion;
import dev.tocsin.alerting.rule.MetricRule;
import dev.tocsin.alerting.rule.Threshold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** The mutants of a metric alert rule. */
final class MetricMutants {
    /** What the service takes, as hashicorp/terraform-provider-azurerm checks it (monitor_metric_alert). */
    private static final List<Duration> WINDOWS = minutes(1, 5, 15, 30, 60, 360, 720, 1440);

    private static final List<Duration> FREQUENCIES = minutes(1, 5, 15, 30, 60);

    private static final List<Aggregation> AGGREGATIONS =
            List.of(Aggregation.AVERAGE, Aggregation.MAXIMUM, Aggregation.MINIMUM, Aggregation.TOTAL);

    private final MetricRule rule;
    private final List<Mutant> mutants = new ArrayList<>();

    private MetricMutants(MetricRule rule) {
        this.rule = rule;
    }

    private static List<Duration> minutes(long... each) {
        return LongStream.of(each).mapToObj(Duration::ofMinutes).toList();
    }

    static List<Mutant> of(MetricRule rule) {
        MetricMutants maker = new MetricMutants(rule);
        for (int i = 0; i < rule.criteria().size(); i++) {
            maker.criterion(i);
        }
        if (!rule.isOfWebTest()) {
            maker.windows();
        }
        maker.frequencies();
        if (rule.lifecycle() instanceof Lifecycle.Stateful) {
            maker.add(
                    "autoMitigate true → false",
                    maker.with(rule.criteria(), new Lifecycle.Stateless(Optional.empty())));
        }
        return maker.mutants;
    }

    private void criterion(int index) {
        MetricCriterion own = rule.criteria().get(index);
        boolean several = rule.criteria().size() > 1;
        String label = several ? "criterion " + own.name() + ": " : "";
        for (Mutants.Slip slip : Mutants.slips(own.threshold())) {
            replace(index, label + slip.change(), own.aggregation(), own.dimensions(), slip.threshold());
        }
        for (Aggregation other : rule.isOfWebTest() ? List.<Aggregation>of() : AGGREGATIONS) {
            if (other != own.aggregation()) {
                replace(
                        index,
                        label + "timeAggregation " + own.aggregation().azureName() + " → " + other.azureName(),
                        other,
                        own.dimensions(),
                        own.threshold());
            }
        }
        for (DimensionFilter dropped : own.dimensions()) {
            List<DimensionFilter> rest = new ArrayList<>(own.dimensions());
            rest.remove(dropped);
            replace(
                    index,
                    label + "dimension " + dropped.name() + " dropped",
                    own.aggregation(),
                    rest,
                    own.threshold());
        }
        if (several) {
            List<MetricCriterion> rest = new ArrayList<>(rule.criteria());
            rest.remove(index);
            add("criterion " + own.name() + " dropped", with(rest, rule.lifecycle()));
        }
    }

    private void replace(
            int index, String change, Aggregation aggregation, List<DimensionFilter> dimensions, Threshold threshold) {
        MetricCriterion own = rule.criteria().get(index);
        List<MetricCriterion> criteria = new ArrayList<>(rule.criteria());
        criteria.set(
                index,
                new MetricCriterion(own.name(), own.namespace(), own.metric(), aggregation, dimensions, threshold));
        add(change, with(criteria, rule.lifecycle()));
    }

    private void windows() {
        Duration own = rule.window();
        for (Duration window : neighbours(WINDOWS, own)) {
            // A shorter window than the frequency is refused.
            if (window.compareTo(rule.frequency()) >= 0) {
                add(
                        "windowSize " + own + " → " + window,
                        with(rule.frequency(), window, rule.criteria(), rule.lifecycle()));
            }
        }
    }

    private void frequencies() {
        Duration own = rule.frequency();
        for (Duration frequency : neighbours(FREQUENCIES, own)) {
            if (frequency.compareTo(own) > 0 && (rule.isOfWebTest() || frequency.compareTo(rule.window()) <= 0)) {
                add(
                        "evaluationFrequency " + own + " → " + frequency,
                        with(frequency, rule.window(), rule.criteria(), lifecycleAt(frequency)));
            }
        }
    }

    /** The time until an alert is resolved is a number of evaluations. */
    private Lifecycle lifecycleAt(Duration frequency) {
        return rule.lifecycle() instanceof Lifecycle.Stateful stateful
                ? new Lifecycle.Stateful(frequency.multipliedBy(stateful.quiet().dividedBy(rule.frequency())))
                : rule.lifecycle();
    }

    /** The next shorter and the next longer one, as far as there are any. */
    private static List<Duration> neighbours(List<Duration> all, Duration own) {
        List<Duration> neighbours = new ArrayList<>();
        all.stream()
                .filter(one -> one.compareTo(own) < 0)
                .max(Duration::compareTo)
                .ifPresent(neighbours::add);
        all.stream()
                .filter(one -> one.compareTo(own) > 0)
                .min(Duration::compareTo)
                .ifPresent(neighbours::add);
        return neighbours;
    }

    private MetricRule with(List<MetricCriterion> criteria, Lifecycle lifecycle) {
        return with(rule.frequency(), rule.window(), criteria, lifecycle);
    }

    private MetricRule with(Duration frequency, Duration window, List<MetricCriterion> criteria, Lifecycle lifecycle) {
        return new MetricRule(rule.name(), rule.enabled(), frequency, window, criteria, lifecycle);
    }

    private void add(String change, MetricRule mutated) {
        mutants.add(new Mutant(change, mutated));
    }
}

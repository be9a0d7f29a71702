package dev.tocsin.alerttest;

import dev.tocsin.alerting.evaluate.Evaluation;
import dev.tocsin.alerting.evaluate.Period;
import dev.tocsin.alerting.evaluate.Timeline;
import dev.tocsin.alerting.rule.AlertRule;
import dev.tocsin.alerting.rule.DimensionFilter;
import dev.tocsin.alerting.rule.LogRule;
import dev.tocsin.alerting.rule.MetricCriterion;
import dev.tocsin.alerting.rule.MetricRule;
import dev.tocsin.alerting.rule.Threshold;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A rule in the words of test reports, whatever it reads. */
record Subject(AlertRule rule) {
    /** Whether evaluations have values. */
    boolean measures() {
        return !thresholdList().isEmpty();
    }

    /** The thresholds as people read them: {@code threshold > 10}. */
    String thresholds() {
        return (thresholdList().size() > 1 ? "thresholds " : "threshold ")
                + thresholdList().stream()
                        .map(one -> one.comparison().sign() + " " + Notice.number(one.value()))
                        .collect(Collectors.joining(" and "));
    }

    private List<Threshold> thresholdList() {
        if (rule instanceof LogRule log) {
            return List.of(log.threshold());
        }
        return criteria().stream().map(MetricCriterion::threshold).toList();
    }

    private List<MetricCriterion> criteria() {
        return rule instanceof MetricRule metric ? metric.criteria() : List.of();
    }

    /** When it is evaluated. */
    String cadence() {
        if (rule instanceof LogRule log) {
            return "at now and every " + text(log.schedule().frequency());
        }
        return rule instanceof MetricRule metric
                ? "at now and every " + text(metric.frequency())
                : "when there is an event";
    }

    private static String text(Duration frequency) {
        return Moments.relative(Instant.EPOCH.plus(frequency), Instant.EPOCH).substring(1);
    }

    /** Why there is no timeline for what is meant. */
    String absence() {
        if (rule instanceof LogRule) {
            return "the query gave no rows for it";
        }
        return rule instanceof MetricRule ? "nothing was measured of it" : "there is no event of it";
    }

    /** The keys of expectations that tell series apart. */
    String tellsApart() {
        return rule instanceof LogRule ? "\"dimensions\"" : "\"dimensions\" or \"resource\"";
    }

    /** What an evaluation measured, in parentheses. */
    String measured(Optional<Evaluation> evaluation) {
        if (!measures()) {
            return "";
        }
        List<Period> periods = evaluation.map(Evaluation::periods).orElse(List.of());
        if (criteria().size() > 1 && periods.size() == criteria().size()) {
            return " (values "
                    + periods.stream()
                            .map(one -> one.value() == null ? "none" : Notice.number(one.value()))
                            .collect(Collectors.joining(" and "))
                    + ", " + thresholds() + ")";
        }
        return evaluation
                .map(Evaluation::value)
                .map(value -> " (value " + Notice.number(value) + ", " + thresholds() + ")")
                .orElse(" (no value)");
    }

    /** The value of the newest period, or that of a criterion. */
    @Nullable
    Double value(Evaluation evaluation, Optional<String> criterion) {
        if (criterion.isEmpty()) {
            return evaluation.value();
        }
        for (int i = 0; i < criteria().size() && i < evaluation.periods().size(); i++) {
            if (criteria().get(i).name().equals(criterion.get())) {
                return evaluation.periods().get(i).value();
            }
        }
        return null;
    }

    /** Why an expectation can never hold, or never fail, whatever happens. */
    Optional<String> impossible(Expectation expected) {
        List<String> criteria = criteria().stream().map(MetricCriterion::name).toList();
        if (expected.value().isPresent() && !measures()) {
            return Optional.of("an activity log alert rule measures nothing, so there is no value to expect");
        }
        if (expected.value().isPresent()
                && criteria.size() > 1
                && expected.criterion().isEmpty()) {
            return Optional.of("the rule has several criteria; name the one whose value is meant with \"criterion\": "
                    + String.join(", ", criteria));
        }
        if (expected.criterion().isPresent()
                && !criteria.contains(expected.criterion().get())) {
            return Optional.of(
                    "the rule has no criterion \"" + expected.criterion().get() + "\""
                            + (criteria.isEmpty() ? "" : "; it has " + String.join(", ", criteria)));
        }
        if (expected.resource().isPresent() && rule instanceof LogRule) {
            return Optional.of("\"resource\" has no meaning for a log alert rule; its series differ in \"dimensions\"");
        }
        List<String> known = dimensions();
        for (String name : expected.dimensions().keySet()) {
            if (!known.contains(name)) {
                return Optional.of("the rule has no dimension \"" + name + "\""
                        + (known.isEmpty() ? "" : "; it has " + String.join(", ", known)));
            }
        }
        return Optional.empty();
    }

    private List<String> dimensions() {
        if (rule instanceof LogRule log) {
            return log.dimensions().stream().map(DimensionFilter::name).toList();
        }
        List<String> names = new ArrayList<>();
        if (criteria().size() == 1) {
            criteria().get(0).dimensions().forEach(one -> names.add(one.name()));
        }
        return names;
    }

    /** Whether timelines are about more than one resource. */
    static boolean severalResources(List<Timeline> timelines) {
        return timelines.stream().map(one -> one.series().resource()).distinct().count() > 1;
    }
}

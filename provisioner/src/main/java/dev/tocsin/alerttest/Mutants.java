package dev.tocsin.alerttest;

import dev.tocsin.alerting.rule.ActivityLogRule;
import dev.tocsin.alerting.rule.AlertRule;
import dev.tocsin.alerting.rule.Comparison;
import dev.tocsin.alerting.rule.LogRule;
import dev.tocsin.alerting.rule.MetricRule;
import dev.tocsin.alerting.rule.Threshold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes the mutants of a rule: each is a slip that somebody could make, and that a test should notice. */
final class Mutants {
    /** The service takes no shorter window and no shorter frequency. */
    static final Duration SHORTEST = Duration.ofMinutes(1);

    private Mutants() {}

    static List<Mutant> of(AlertRule rule) {
        if (rule instanceof LogRule log) {
            return LogMutants.of(log);
        }
        return rule instanceof MetricRule metric
                ? MetricMutants.of(metric)
                : ActivityMutants.of((ActivityLogRule) rule);
    }

    /**
     * Another threshold.
     *
     * @param change what is other about it
     */
    record Slip(String change, Threshold threshold) {}

    static List<Slip> slips(Threshold own) {
        List<Slip> slips = new ArrayList<>();
        double fifth = Math.abs(own.value()) / 5;
        // A count between whole numbers would be the same rule.
        double step = own.value() == Math.rint(own.value()) ? Math.max(1, Math.ceil(fifth)) : fifth;
        for (double value : new double[] {own.value() + step, own.value() - step}) {
            slips.add(new Slip(
                    "threshold " + Notice.number(own.value()) + " → " + Notice.number(value),
                    new Threshold(own.comparison(), value)));
        }
        for (Comparison other : others(own.comparison())) {
            slips.add(new Slip(
                    "operator " + own.comparison().azureName() + " → " + other.azureName(),
                    new Threshold(other, own.value())));
        }
        return slips;
    }

    private static List<Comparison> others(Comparison own) {
        return switch (own) {
            case GREATER_THAN -> List.of(Comparison.GREATER_THAN_OR_EQUAL, Comparison.LESS_THAN);
            case GREATER_THAN_OR_EQUAL -> List.of(Comparison.GREATER_THAN, Comparison.LESS_THAN_OR_EQUAL);
            case LESS_THAN -> List.of(Comparison.LESS_THAN_OR_EQUAL, Comparison.GREATER_THAN);
            case LESS_THAN_OR_EQUAL -> List.of(Comparison.LESS_THAN, Comparison.GREATER_THAN_OR_EQUAL);
            case EQUALS -> List.of(Comparison.GREATER_THAN_OR_EQUAL, Comparison.LESS_THAN_OR_EQUAL);
        };
    }
}

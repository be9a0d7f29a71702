package dev.tocsin.alerting.rule;

/**
 * How many of the last periods have to violate the threshold.
 *
 * @param violations {@code minFailingPeriodsToAlert}
 * @param periods {@code numberOfEvaluationPeriods}
 */
public record FailingPeriods(int violations, int periods) {
    public static final FailingPeriods ONE_OF_ONE = new FailingPeriods(1, 1);

    public FailingPeriods {
        if (violations < 1 || violations > periods) {
            throw new IllegalArgumentException(violations + " of " + periods + " periods");
        }
    }
}

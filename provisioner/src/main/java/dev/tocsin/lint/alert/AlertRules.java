package dev.tocsin.lint.alert;

import dev.tocsin.lint.Rule;
import java.util.List;

/** The rules on alert rules and action groups. */
public final class AlertRules {
    private AlertRules() {}

    /** All, by code. */
    public static List<Rule> all() {
        return List.of(
                new MeasuredColumn(),
                new ImpossibleThreshold(),
                new MoreFailuresThanPeriods(),
                new PeriodsWithoutTime(),
                new UnusableDimensions(),
                new LongerThanTwoDays(),
                new OutsideOfTheRange(),
                new RefusedInQueries(),
                new RefusedEachMinute(),
                new NobodyIsTold(),
                new SilentActionGroup());
    }
}

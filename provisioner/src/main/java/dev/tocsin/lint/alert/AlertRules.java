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
                new AgoWithoutLiteral(),
                new ReservedWord(),
                new RatioWithoutGuard(),
                new ResolvesInSilence(),
                new StatefulTooSeldom(),
                new ShortMute(),
                new LongMute(),
                new DisabledRule(),
                new IdentityNeeded(),
                new SemicolonInName(),
                new PagesWithoutRunbook(),
                new LostRunbook(),
                new BrokenRunbook(),
                new TooLong(),
                new TooManyRules(),
                new SameRuleTwice(),
                new SeverityInversion(),
                new UnknownMetric(),
                new RefusedPeriods(),
                new NobodyIsTold(),
                new SilentActionGroup(),
                new HiddenOutage(),
                new NeverApplies(),
                new OldSchema(),
                new DeafReceiver(),
                new TooManyGroups(),
                new RegionalGroup(),
                new MutedForEver(),
                new UnknownZone());
    }
}

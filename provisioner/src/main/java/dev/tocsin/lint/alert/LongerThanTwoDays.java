package dev.tocsin.lint.alert;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import java.time.Duration;
import java.util.Optional;

/** A time range that the service does not give to a query. */
final class LongerThanTwoDays extends CodedRule {
    LongerThanTwoDays() {
        super("TOC2008", Level.ERROR, "the query looks at more than two days");
    }

    private static final Duration MOST = Duration.ofDays(2);

    @Override
    public void check(LintedProject project, Findings findings) {
        for (Condition condition : Condition.of(project)) {
            Optional<Duration> range = condition.range();
            // Each duration alone is looked at by TOC0221.
            if (condition.periods() > 1
                    && !condition.rule().body().path("properties").hasNonNull("overrideQueryTimeRange")
                    && range.isPresent()
                    && range.get().compareTo(MOST) > 0) {
                findings.add(
                        this,
                        condition.rule(),
                        condition.pointer() + "/failingPeriods/numberOfEvaluationPeriods",
                        "window times periods is " + range.get().toHours()
                                + " hours, and Azure gives a query at most 48; take fewer periods or a shorter window");
            }
        }
    }
}

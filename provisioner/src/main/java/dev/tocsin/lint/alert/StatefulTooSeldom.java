package dev.tocsin.lint.alert;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import java.time.Duration;
import java.util.Optional;

/** Log alert rules that resolve themselves and run seldom (Microsoft Learn, alerts-create-log-alert-rule). */
final class StatefulTooSeldom extends CodedRule {
    private static final Duration MOST = Duration.ofHours(12);

    StatefulTooSeldom() {
        super("TOC2016", Level.WARNING, "a rule that resolves itself and runs less than every 12 hours");
    }

    @Override
    public void check(LintedProject project, Findings findings) {
        for (Alarm alarm : Alarm.of(project)) {
            Optional<Duration> frequency = alarm.duration("evaluationFrequency");
            if (alarm.isOf(Alarm.LOG)
                    && alarm.stateful()
                    && frequency.isPresent()
                    && frequency.get().compareTo(MOST) > 0) {
                findings.add(
                        this,
                        alarm.rule(),
                        "/properties/evaluationFrequency",
                        "a rule that resolves itself and runs every "
                                + frequency.get().toHours()
                                + " hours is not supported, 12 is the most; run it more often, or set \"autoMitigate\" to false");
            }
        }
    }
}

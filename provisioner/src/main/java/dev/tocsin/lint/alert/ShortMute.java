package dev.tocsin.lint.alert;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import java.time.Duration;
import java.util.Optional;

/**
 * Actions muted for less time than passes between two runs. The service refuses it: "EvaluationFrequency cannot be greater than
 * MuteActionsDuration" (Azure/azure-cli #26581).
 */
final class ShortMute extends CodedRule {
    ShortMute() {
        super("TOC2017", Level.ERROR, "muted for less time than passes between two runs");
    }

    @Override
    public void check(LintedProject project, Findings findings) {
        for (Alarm alarm : Alarm.of(project)) {
            Optional<Duration> mute = alarm.duration("muteActionsDuration");
            Optional<Duration> frequency = alarm.duration("evaluationFrequency");
            if (alarm.isOf(Alarm.LOG)
                    && mute.isPresent()
                    && frequency.isPresent()
                    && mute.get().compareTo(frequency.get()) < 0) {
                findings.add(
                        this,
                        alarm.rule(),
                        "/properties/muteActionsDuration",
                        "Azure refuses to mute for less than the time between two runs, "
                                + alarm.properties().path("evaluationFrequency").asText()
                                + "; mute at least as long, or run more often");
            }
        }
    }
}

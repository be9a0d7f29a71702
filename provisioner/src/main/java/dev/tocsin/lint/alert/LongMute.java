package dev.tocsin.lint.alert;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import java.time.Duration;
import java.util.Optional;

/** Alerts of the two worst severities whose messages are held back for a long time. */
final class LongMute extends CodedRule {
    private static final Duration LONG = Duration.ofHours(6);
    private static final int ERROR = 1;

    LongMute() {
        super("TOC2018", Level.NOTE, "a severe alert that is muted for hours");
    }

    @Override
    public void check(LintedProject project, Findings findings) {
        for (Alarm alarm : Alarm.of(project)) {
            Optional<Duration> mute = alarm.duration("muteActionsDuration");
            if (alarm.severity().orElse(Integer.MAX_VALUE) <= ERROR
                    && mute.isPresent()
                    && mute.get().compareTo(LONG) >= 0) {
                findings.add(
                        this,
                        alarm.rule(),
                        "/properties/muteActionsDuration",
                        "after its first message nobody hears this rule for "
                                + mute.get().toHours() + " hours, not of another outage either; mute it for less time");
            }
        }
    }
}

package dev.tocsin.lint.alert;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** Two rules that wait for the same and are equally severe. */
final class SameRuleTwice extends CodedRule {
    private record Key(SameConditions conditions, OptionalInt severity) {}

    SameRuleTwice() {
        super("TOC2027", Level.WARNING, "two rules that fire for the same");
    }

    @Override
    public void check(LintedProject project, Findings findings) {
        Map<Key, Alarm> first = new HashMap<>();
        for (Alarm alarm : Alarm.of(project)) {
            if (!alarm.enabled()) {
                continue;
            }
            Alarm other = first.putIfAbsent(new Key(SameConditions.of(alarm), alarm.severity()), alarm);
            if (other != null) {
                findings.add(
                        this,
                        alarm.rule(),
                        "/name",
                        "the rule waits for the same as \"" + other.rule().name()
                                + "\", so each alert comes twice; give one rule both action groups");
            }
        }
    }
}

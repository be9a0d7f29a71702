package dev.tocsin.lint.alert;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Rules that resolve themselves when nothing arrives any more, where no rule watches for silence. A log alert whose query finds
 * nothing has its condition not met, and is resolved after some such runs (Microsoft Learn, alerts-overview: alerts and state).
 */
final class ResolvesInSilence extends CodedRule {
    ResolvesInSilence() {
        super("TOC2015", Level.NOTE, "an alert that resolves itself when the data stop");
    }

    @Override
    public void check(LintedProject project, Findings findings) {
        Silence silence = Silence.of(project);
        Map<List<String>, Alarm> first = new LinkedHashMap<>();
        for (Condition condition : Condition.of(project)) {
            Alarm alarm = new Alarm(condition.rule());
            if (alarm.enabled()
                    && alarm.stateful()
                    && condition
                            .json()
                            .path("operator")
                            .asText()
                            .toLowerCase(Locale.ROOT)
                            .startsWith("greater")
                    && !silence.isWatchedOn(alarm.scopes())) {
                first.putIfAbsent(alarm.scopes(), alarm);
            }
        }
        for (Alarm alarm : first.values()) {
            findings.add(
                    this,
                    alarm.rule(),
                    "/properties/scopes",
                    "when the service dies and sends nothing, this alert resolves itself, and no rule watches these scopes for"
                            + " silence; add one that fires when nothing arrives");
        }
    }
}

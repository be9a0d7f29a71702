package dev.tocsin.lint.alert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Of two rules that measure the same, the one that fires later is the less severe one. */
final class SeverityInversion extends CodedRule {
    SeverityInversion() {
        super("TOC2028", Level.WARNING, "the worse value has the lesser severity");
    }

    @Override
    public void check(LintedProject project, Findings findings) {
        Map<SameConditions, List<Alarm>> measured = new LinkedHashMap<>();
        for (Alarm alarm : Alarm.of(project)) {
            JsonNode criteria = alarm.properties().at("/criteria/allOf");
            if (alarm.enabled()
                    && alarm.severity().isPresent()
                    && criteria.size() == 1
                    && criteria.get(0).path("threshold").isNumber()) {
                measured.computeIfAbsent(SameConditions.of(alarm).withoutLimits(), key -> new ArrayList<>())
                        .add(alarm);
            }
        }
        measured.values()
                .forEach(alarms -> alarms.forEach(later -> alarms.stream()
                        .filter(sooner -> isWorse(later, sooner)
                                && later.severity().getAsInt()
                                        > sooner.severity().getAsInt())
                        .findFirst()
                        .ifPresent(sooner -> tell(findings, later, sooner))));
    }

    private void tell(Findings findings, Alarm later, Alarm sooner) {
        findings.add(
                this,
                later.rule(),
                "/properties/severity",
                "the rule has severity " + later.severity().getAsInt() + " at " + threshold(later) + ", and \""
                        + sooner.rule().name() + "\" severity "
                        + sooner.severity().getAsInt() + " already at "
                        + threshold(sooner) + "; exchange the severities or the thresholds");
    }

    /** Whether whatever meets the first threshold meets the second, too, and not the other way round. */
    private static boolean isWorse(Alarm first, Alarm second) {
        String operator =
                first.properties().at("/criteria/allOf/0/operator").asText().toLowerCase(Locale.ROOT);
        double one = threshold(first).doubleValue();
        double other = threshold(second).doubleValue();
        return operator.startsWith("greaterthan") ? one > other : operator.startsWith("lessthan") && one < other;
    }

    private static Number threshold(Alarm alarm) {
        return alarm.properties().at("/criteria/allOf/0/threshold").numberValue();
    }
}

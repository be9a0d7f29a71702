package dev.tocsin.alerttest;

import dev.tocsin.alerting.rule.LogRule;
import java.util.ArrayList;
import java.util.List;

/** What makes two versions of a rule evaluate differently, in words. */
final class RuleChanges {
    private RuleChanges() {}

    static List<String> between(LogRule before, LogRule after) {
        List<String> changes = new ArrayList<>();
        add("enabled", before.enabled(), after.enabled(), changes);
        add(
                "threshold",
                Notice.number(before.threshold().value()),
                Notice.number(after.threshold().value()),
                changes);
        add(
                "operator",
                before.threshold().comparison().azureName(),
                after.threshold().comparison().azureName(),
                changes);
        add(
                "evaluationFrequency",
                before.schedule().frequency(),
                after.schedule().frequency(),
                changes);
        add("windowSize", before.schedule().window(), after.schedule().window(), changes);
        add("time range", before.schedule().range(), after.schedule().range(), changes);
        add(
                "failing periods",
                before.failingPeriods().violations() + " of "
                        + before.failingPeriods().periods(),
                after.failingPeriods().violations() + " of "
                        + after.failingPeriods().periods(),
                changes);
        if (!before.measurement().equals(after.measurement())) {
            changes.add("another measurement");
        }
        if (!before.dimensions().equals(after.dimensions())
                || !before.resourceIdColumn().equals(after.resourceIdColumn())) {
            changes.add("other dimensions");
        }
        if (!before.lifecycle().equals(after.lifecycle())) {
            changes.add("resolves or mutes otherwise");
        }
        if (!before.query().equals(after.query())) {
            changes.add("another query");
        }
        return changes;
    }

    private static void add(String what, Object before, Object after, List<String> changes) {
        if (!before.equals(after)) {
            changes.add(what + " " + before + " → " + after);
        }
    }
}

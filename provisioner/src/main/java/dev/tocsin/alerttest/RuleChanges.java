package dev.tocsin.alerttest;

import dev.tocsin.alerting.rule.ActivityLogRule;
import dev.tocsin.alerting.rule.AlertRule;
import dev.tocsin.alerting.rule.Lifecycle;
import dev.tocsin.alerting.rule.LogRule;
import dev.tocsin.alerting.rule.MetricCriterion;
import dev.tocsin.alerting.rule.MetricRule;
import dev.tocsin.alerting.rule.Threshold;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What makes two versions of a rule evaluate differently, in words. */
final class RuleChanges {
    private RuleChanges() {}

    static List<String> between(AlertRule before, AlertRule after) {
        List<String> changes = new ArrayList<>();
        add("enabled", before.enabled(), after.enabled(), changes);
        if (before instanceof LogRule was && after instanceof LogRule is) {
            between(was, is, changes);
        } else if (before instanceof MetricRule was && after instanceof MetricRule is) {
            between(was, is, changes);
        } else if (before instanceof ActivityLogRule was && after instanceof ActivityLogRule is) {
            addIf(!was.allOf().equals(is.allOf()), "other conditions", changes);
        } else {
            changes.add("another kind of rule");
        }
        return changes;
    }

    private static void between(LogRule before, LogRule after, List<String> changes) {
        thresholds("", before.threshold(), after.threshold(), changes);
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
        addIf(!before.measurement().equals(after.measurement()), "another measurement", changes);
        addIf(
                !before.dimensions().equals(after.dimensions())
                        || !before.resourceIdColumn().equals(after.resourceIdColumn()),
                "other dimensions",
                changes);
        addIf(!before.lifecycle().equals(after.lifecycle()), "resolves or mutes otherwise", changes);
        addIf(!before.query().equals(after.query()), "another query", changes);
    }

    private static void between(MetricRule before, MetricRule after, List<String> changes) {
        add("evaluationFrequency", before.frequency(), after.frequency(), changes);
        add("windowSize", before.window(), after.window(), changes);
        addIf(!kept(before).equals(kept(after)), "resolves otherwise", changes);
        Map<String, MetricCriterion> left = new LinkedHashMap<>();
        before.criteria().forEach(one -> left.put(one.name(), one));
        for (MetricCriterion is : after.criteria()) {
            String label = after.criteria().size() > 1 ? "criterion " + is.name() + ": " : "";
            MetricCriterion was = left.remove(is.name());
            if (was == null) {
                changes.add("criterion " + is.name() + " added");
            } else {
                thresholds(label, was.threshold(), is.threshold(), changes);
                add(label + "metric", was.metric(), is.metric(), changes);
                addIf(!was.namespace().equals(is.namespace()), label + "another namespace", changes);
                add(
                        label + "timeAggregation",
                        was.aggregation().azureName(),
                        is.aggregation().azureName(),
                        changes);
                addIf(!was.dimensions().equals(is.dimensions()), label + "other dimensions", changes);
            }
        }
        left.keySet().forEach(name -> changes.add("criterion " + name + " removed"));
    }

    /** How an alert ends, as a number of evaluations: what the frequency changes was told. */
    private static String kept(MetricRule rule) {
        return rule.lifecycle() instanceof Lifecycle.Stateful stateful
                ? "after " + stateful.quiet().dividedBy(rule.frequency())
                : "never";
    }

    private static void thresholds(String label, Threshold before, Threshold after, List<String> changes) {
        add(label + "threshold", Notice.number(before.value()), Notice.number(after.value()), changes);
        add(
                label + "operator",
                before.comparison().azureName(),
                after.comparison().azureName(),
                changes);
    }

    private static void addIf(boolean changed, String what, List<String> changes) {
        if (changed) {
            changes.add(what);
        }
    }

    private static void add(String what, Object before, Object after, List<String> changes) {
        if (!before.equals(after)) {
            changes.add(what + " " + before + " → " + after);
        }
    }
}

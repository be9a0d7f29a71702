package dev.tocsin.lint.alert;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import dev.tocsin.resource.DesiredResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** More active rules than a subscription, a resource or an identity takes (Microsoft Learn, Azure Monitor service limits). */
final class TooManyRules extends CodedRule {
    private static final int ACTIVITY_LOG = 100;
    private static final int OTHERS = 5_000;
    private static final int EACH_MINUTE = 100;
    private static final int PER_RESOURCE = 1_000;
    private static final int PER_IDENTITY = 500;
    private static final int PROCESSING = 1_000;

    TooManyRules() {
        super("TOC2026", Level.WARNING, "more rules than Azure takes");
    }

    @Override
    public void check(LintedProject project, Findings findings) {
        Count count = new Count();
        for (Alarm alarm : Alarm.of(project)) {
            if (alarm.enabled()) {
                count(alarm, count);
            }
        }
        for (DesiredResource rule : project.ofKind("processing-rule")) {
            if (rule.body().at("/properties/enabled").asBoolean(true)) {
                count.add(
                        "alert processing rules in a subscription",
                        PROCESSING,
                        rule.id().subscription(),
                        rule);
            }
        }
        count.tell(this, findings);
    }

    private static void count(Alarm alarm, Count count) {
        String subscription = alarm.rule().id().subscription();
        if (alarm.isOf(Alarm.ACTIVITY_LOG)) {
            count.add("activity log alert rules in a subscription", ACTIVITY_LOG, subscription, alarm.rule());
        } else if (alarm.isOf(Alarm.METRIC)) {
            count.add("metric alert rules in a subscription", OTHERS, subscription, alarm.rule());
        } else {
            count.add("log alert rules in a subscription", OTHERS, subscription, alarm.rule());
            if (alarm.duration("evaluationFrequency").equals(Optional.of(Duration.ofMinutes(1)))) {
                count.add(
                        "log alert rules that run each minute in a subscription",
                        EACH_MINUTE,
                        subscription,
                        alarm.rule());
            }
            for (String scope : alarm.scopes()) {
                count.add("log alert rules on a resource", PER_RESOURCE, scope, alarm.rule());
            }
            alarm.rule()
                    .body()
                    .at("/identity/userAssignedIdentities")
                    .fieldNames()
                    .forEachRemaining(identity -> count.add(
                            "log alert rules with one managed identity", PER_IDENTITY, identity, alarm.rule()));
        }
    }

    /** What is counted, by what it is and where. */
    private static final class Count {
        private record Limit(String what, int most, String where) {}

        private final Map<Limit, List<DesiredResource>> rules = new LinkedHashMap<>();

        void add(String what, int most, String where, DesiredResource rule) {
            rules.computeIfAbsent(new Limit(what, most, where), limit -> new ArrayList<>())
                    .add(rule);
        }

        void tell(TooManyRules by, Findings findings) {
            rules.forEach((limit, found) -> {
                if (found.size() > limit.most()) {
                    boolean fixed = limit.most() == ACTIVITY_LOG && limit.what().startsWith("activity");
                    findings.add(
                            by,
                            fixed ? Level.ERROR : by.level(),
                            found.get(limit.most()),
                            "/name",
                            "the project has " + found.size() + " active " + limit.what() + ", and Azure takes "
                                    + limit.most()
                                    + (fixed
                                            ? ", which nobody can raise; watch several operations in one rule"
                                            : "; join some by dimensions or scopes, or ask Azure's support for more"));
                }
            });
        }
    }
}

package dev.tocsin.lint.alert;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import dev.tocsin.resource.AlertRuleBody;
import dev.tocsin.resource.DesiredResource;
import java.util.List;

/** Alert rules without an action group. */
final class NobodyIsTold extends CodedRule {
    NobodyIsTold() {
        super("TOC2101", Level.WARNING, "an alert that no action group hears");
    }

    private static final List<String> KINDS = List.of("log-alert", "metric-alert", "activity-log-alert");

    @Override
    public void check(LintedProject project, Findings findings) {
        for (String kind : KINDS) {
            for (DesiredResource rule : project.ofKind(kind)) {
                if (new AlertRuleBody(rule.body()).actions().isEmpty()) {
                    findings.addStructural(
                            this,
                            rule,
                            "/properties",
                            "the rule has no action group, so nobody is told when it fires; add one under \"actions\"");
                }
            }
        }
    }
}

package dev.tocsin.lint.alert;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import dev.tocsin.resource.DesiredResource;

/** "A rule that uses an identity can't have the semicolon (;) character in the Alert rule name value" (Microsoft Learn). */
final class SemicolonInName extends CodedRule {
    SemicolonInName() {
        super("TOC2021", Level.ERROR, "a semicolon in the name of a rule with an identity");
    }

    @Override
    public void check(LintedProject project, Findings findings) {
        for (DesiredResource rule : project.ofKind(Alarm.LOG)) {
            String identity = rule.body().at("/identity/type").asText("None");
            if (rule.id().shortName().indexOf(';') >= 0 && !identity.equalsIgnoreCase("None")) {
                findings.add(
                        this,
                        rule,
                        "/name",
                        "Azure takes no semicolon in the name of a rule that has an identity; leave it out");
            }
        }
    }
}

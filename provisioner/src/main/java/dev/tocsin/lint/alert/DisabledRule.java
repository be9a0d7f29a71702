package dev.tocsin.lint.alert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import dev.tocsin.resource.DesiredResource;
import java.util.List;

/** Rules that are off, unless an expression decides: then each environment was thought of. */
final class DisabledRule extends CodedRule {
    private static final List<String> KINDS =
            List.of(Alarm.LOG, Alarm.METRIC, Alarm.ACTIVITY_LOG, "processing-rule", "prometheus-rules");

    DisabledRule() {
        super("TOC2019", Level.NOTE, "a rule that is off");
    }

    @Override
    public void check(LintedProject project, Findings findings) {
        for (String kind : KINDS) {
            for (DesiredResource rule : project.ofKind(kind)) {
                JsonNode enabled = rule.body().at("/properties/enabled");
                if (enabled.isBoolean() && !enabled.booleanValue() && !decidedElsewhere(rule)) {
                    findings.add(
                            this,
                            rule,
                            "/properties/enabled",
                            "the rule is off in every environment, so it watches nothing; set \"enabled\" to true, or remove it");
                }
            }
        }
    }

    private static boolean decidedElsewhere(DesiredResource rule) {
        JsonNode written = rule.origin().definition().source().root();
        return written.at("/properties/enabled").isTextual()
                || written.at("/parameters/enabled").isTextual();
    }
}

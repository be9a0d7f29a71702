package dev.tocsin.lint.alert;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import dev.tocsin.resource.DesiredResource;
import java.util.Map;

/** Descriptions and names beyond Azure's limits (Microsoft Learn, service limits and resource-name-rules). */
final class TooLong extends CodedRule {
    private static final Map<String, Integer> DESCRIPTION =
            Map.of(Alarm.LOG, 4_096, Alarm.METRIC, 2_048, Alarm.ACTIVITY_LOG, 2_048, "processing-rule", 2_048);
    private static final int NAME = 260;

    TooLong() {
        super("TOC2024", Level.ERROR, "a text that is longer than Azure takes");
    }

    @Override
    public void check(LintedProject project, Findings findings) {
        DESCRIPTION.forEach((kind, most) -> {
            for (DesiredResource rule : project.ofKind(kind)) {
                int length = rule.body().at("/properties/description").asText().length();
                if (length > most) {
                    findings.add(
                            this,
                            rule,
                            "/properties/description",
                            "the description has " + length + " characters, and Azure takes " + most + "; shorten it");
                }
                int name = rule.id().shortName().length();
                if (name > NAME) {
                    findings.add(
                            this,
                            rule,
                            "/name",
                            "the name has " + name + " characters, and Azure takes " + NAME + "; shorten it");
                }
            }
        });
    }
}

package dev.tocsin.lint.alert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import java.util.List;

/** Numbers of periods below one: the portal writes them and the API refuses them (Azure/azure-resource-manager-schemas #1753). */
final class RefusedPeriods extends CodedRule {
    private static final List<String> NUMBERS = List.of("numberOfEvaluationPeriods", "minFailingPeriodsToAlert");

    RefusedPeriods() {
        super("TOC2030", Level.ERROR, "no period at all");
    }

    @Override
    public void check(LintedProject project, Findings findings) {
        for (Condition condition : Condition.of(project)) {
            for (String number : NUMBERS) {
                JsonNode value = condition.json().path("failingPeriods").path(number);
                if (value.isNumber() && value.intValue() < 1) {
                    findings.add(
                            this,
                            condition.rule(),
                            condition.pointer() + "/failingPeriods/" + number,
                            "Azure refuses \"" + number + "\": " + value.asText()
                                    + ", which older exports of the portal have; write 1");
                }
            }
        }
    }
}

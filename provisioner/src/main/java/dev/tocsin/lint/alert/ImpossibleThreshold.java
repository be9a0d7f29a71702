package dev.tocsin.lint.alert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import java.util.Locale;

/** A threshold that no number of rows meets. */
final class ImpossibleThreshold extends CodedRule {
    ImpossibleThreshold() {
        super("TOC2004", Level.ERROR, "no number of rows meets the threshold");
    }

    @Override
    public void check(LintedProject project, Findings findings) {
        for (Condition condition : Condition.of(project)) {
            JsonNode json = condition.json();
            JsonNode threshold = json.path("threshold");
            if (threshold.isNumber()
                    && json.path("timeAggregation").asText().equalsIgnoreCase("Count")
                    && never(json.path("operator").asText(), threshold.doubleValue())) {
                findings.add(
                        this,
                        condition.rule(),
                        condition.pointer() + "/threshold",
                        "a number of rows is never "
                                + words(json.path("operator").asText()) + " " + threshold.asText()
                                + ", so the rule never fires; change threshold or operator");
            }
        }
    }

    private static boolean never(String operator, double threshold) {
        return switch (operator.toLowerCase(Locale.ROOT)) {
            case "lessthan" -> threshold <= 0;
            case "lessthanorequal" -> threshold < 0;
            case "equal", "equals" -> threshold < 0 || threshold != Math.rint(threshold);
            default -> false;
        };
    }

    private static String words(String operator) {
        return switch (operator.toLowerCase(Locale.ROOT)) {
            case "lessthan" -> "less than";
            case "lessthanorequal" -> "at most";
            default -> "equal to";
        };
    }
}

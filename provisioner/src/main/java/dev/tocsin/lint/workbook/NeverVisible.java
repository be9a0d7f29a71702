package dev.tocsin.lint.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.workbook.Reference.Use;
import java.util.Optional;

/** A condition on a parameter that nobody defines: in most workbooks a way to hide an item for good. */
final class NeverVisible extends FactsRule {
    NeverVisible(SharedFacts facts) {
        super(facts, "TOC2208", Level.NOTE, "visibility that depends on a parameter that nobody defines");
    }

    @Override
    void check(WorkbookFacts facts, Findings findings) {
        if (facts.templatesExport() || !facts.openedBy().isEmpty()) {
            return;
        }
        for (Reference one : facts.references()) {
            if (one.use() != Use.CONDITION) {
                continue;
            }
            Optional<String> group = facts.hiddenIn(one);
            if (group.isPresent()) {
                String message = "{" + one.name() + "} is defined in the group \"" + group.get()
                        + "\", which does not export its parameters; the condition does not see it";
                tell(findings, Level.WARNING, facts, one, message);
                continue;
            }
            if (facts.isDefined(one.name())) {
                continue;
            }
            undefined(facts, one, findings);
        }
    }

    private void undefined(WorkbookFacts facts, Reference one, Findings findings) {
        Optional<String> meant = facts.otherCase(one.name());
        String condition = one.below().substring(0, one.below().lastIndexOf('/'));
        JsonNode json = one.item().json().at(condition);
        boolean set =
                !json.path("value").isNull() && !json.path("value").asText().isEmpty();
        boolean hides = set == json.path("comparison").asText().equals("isEqualTo");
        String outcome = hides ? "the item is never visible" : "the condition always holds";
        if (meant.isPresent()) {
            String message =
                    "nobody defines {" + one.name() + "}, so " + outcome + "; {" + meant.get() + "} is defined";
            tell(findings, Level.WARNING, facts, one, message);
        } else {
            String message = "nobody defines {" + one.name() + "} in this workbook, so " + outcome;
            tell(findings, level(), facts, one, message);
        }
    }
}

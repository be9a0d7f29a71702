package dev.tocsin.lint.workbook;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.Findings;

/** A parameter whose value changes nothing. */
final class UnusedParameter extends FactsRule {
    UnusedParameter(SharedFacts facts) {
        super(facts, "TOC2212", Level.NOTE, "a workbook parameter that nothing uses");
    }

    @Override
    void check(WorkbookFacts facts, Findings findings) {
        // What is loaded or linked gets all parameters.
        if (!facts.opens().isEmpty()
                || !facts.templates().isEmpty()
                || !facts.openedBy().isEmpty()) {
            return;
        }
        for (Definition one : facts.definitions()) {
            if (one.kind() == Definition.Kind.PARAMETER && !facts.isNeeded(one.name())) {
                String message = "nothing in the workbook uses {" + one.name() + "}; use it or remove it";
                tell(findings, facts.workbook(), one.item(), one.below(), message);
            }
        }
    }
}

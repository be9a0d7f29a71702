package dev.tocsin.lint.alert;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.kql.tree.Value;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;

/** The name that Microsoft Learn reserves in queries of log alert rules (alerts-create-log-alert-rule). */
final class ReservedWord extends CodedRule {
    private static final String WORD = "AggregatedValue";

    ReservedWord() {
        super("TOC2013", Level.NOTE, "a name that the service keeps for itself");
    }

    @Override
    public void check(LintedProject project, Findings findings) {
        for (Condition condition : Condition.of(project)) {
            for (Value.Name name : condition.view().all(Value.Name.class)) {
                if (name.value().equals(WORD)) {
                    condition.tell(
                            findings,
                            this,
                            name,
                            "Microsoft documents " + WORD + " as reserved in log alert rules; give the column a name"
                                    + " of your own, and name it in \"metricMeasureColumn\"");
                    break;
                }
            }
        }
    }
}

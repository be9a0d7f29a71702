package dev.tocsin.lint.telemetry;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.kql.lint.Purpose;
import dev.tocsin.lint.LintedProject;
import dev.tocsin.lint.telemetry.Usage.NameTest;
import dev.tocsin.telemetry.Metric;

/** A metric whose values mean nothing, by the contract. */
final class UnreliableMetric extends ContractRule {
    UnreliableMetric(Usages usages) {
        super("TOC2410", Level.WARNING, "a metric whose values mean nothing", usages);
    }

    @Override
    void check(Usage usage, Signals signals, LintedProject project, Teller teller) {
        for (NameTest test : usage.tests()) {
            for (Metric metric : signals.contract().metricsIn(test.table())) {
                boolean asked = Comparisons.isEqual(test.relation())
                        && metric.name().equalsIgnoreCase(test.text())
                        && !metric.reliable();
                if (asked) {
                    boolean alert = usage.query().purpose() == Purpose.ALERT;
                    teller.tell(
                            alert ? Level.WARNING : Level.NOTE,
                            test.at(),
                            "the contract calls \"" + metric.name() + "\" unreliable, so its values mean nothing; "
                                    + (alert ? "alert on another signal" : "show another signal")
                                    + ", or mend what emits it");
                }
            }
        }
    }
}

package dev.tocsin.lint.telemetry;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.lint.LintedProject;
import dev.tocsin.lint.QueryScope;
import dev.tocsin.lint.telemetry.Usage.NameTest;
import dev.tocsin.telemetry.Landing;
import dev.tocsin.telemetry.Metric;
import dev.tocsin.telemetry.Presence;
import java.util.List;
import java.util.Optional;

/** A metric that is looked for in a table where it does not arrive. */
final class WrongTable extends ContractRule {
    WrongTable(Usages usages) {
        super("TOC2409", Level.WARNING, "a metric looked for in another table", usages);
    }

    @Override
    void check(Usage usage, Signals signals, LintedProject project, Teller teller) {
        for (NameTest test : usage.tests()) {
            Optional<Metric> metric = signals.contract().metric(test.text());
            if (metric.isEmpty()
                    || metric.get().presence() == Presence.INTERNAL
                    || !Comparisons.isEqual(test.relation())
                    || signals.names(test.table()).contains(test.text())) {
                continue;
            }
            teller.tell(
                    test.at(),
                    "the metric \"" + test.text() + "\" does not arrive in " + test.table() + "; ask for it in "
                            + home(metric.get().landings(), usage.query().scope()));
        }
    }

    private static String home(List<Landing> landings, QueryScope scope) {
        for (Landing landing : landings) {
            if (landing.table().startsWith("App") == (scope == QueryScope.WORKSPACE)) {
                return landing.table();
            }
        }
        return landings.isEmpty()
                ? "the table that the contract names"
                : landings.get(0).table();
    }
}

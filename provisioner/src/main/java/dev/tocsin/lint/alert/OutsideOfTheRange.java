package dev.tocsin.lint.alert;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.kql.lint.Moment;
import dev.tocsin.kql.lint.QueryView;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import java.time.Duration;
import java.util.Optional;

/** A query that looks further back than the service lets it see. */
final class OutsideOfTheRange extends CodedRule {
    OutsideOfTheRange() {
        super("TOC2009", Level.WARNING, "the query asks for more time than it sees");
    }

    private static final double TICKS_PER_MINUTE = 600_000_000.0;

    @Override
    public void check(LintedProject project, Findings findings) {
        for (Condition condition : Condition.of(project)) {
            Optional<Duration> range = condition.range();
            if (range.isEmpty()) {
                continue;
            }
            for (Operation.Call call : condition.view().all(Operation.Call.class)) {
                if (!QueryView.called(call).equals("ago") || call.arguments().size() != 1) {
                    continue;
                }
                Optional<Double> back = Moment.span(call.arguments().get(0));
                if (back.isPresent() && back.get() > range.get().toMinutes() * TICKS_PER_MINUTE) {
                    condition.tell(
                            findings,
                            this,
                            call,
                            "the rule lets the query see the last "
                                    + range.get().toMinutes()
                                    + " minutes, and the query asks for more; use \"overrideQueryTimeRange\" or a longer"
                                    + " window");
                }
            }
        }
    }
}

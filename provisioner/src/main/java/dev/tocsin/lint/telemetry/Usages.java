package dev.tocsin.lint.telemetry;

import dev.tocsin.lint.LintedProject;
import dev.tocsin.lint.LintedQuery;
import dev.tocsin.lint.PerProject;
import dev.tocsin.lint.QueryScope;
import dev.tocsin.telemetry.Contract;
import java.util.ArrayList;
import java.util.List;

/** What the queries of a project do with its signals, found out once for all rules. Not thread-safe. */
final class Usages {
    private final PerProject<List<Usage>> known = new PerProject<>(Usages::find);

    /** Of every query that binds; none where no contract says what there is. */
    List<Usage> of(LintedProject project) {
        return known.of(project);
    }

    private static List<Usage> find(LintedProject project) {
        if (project.contract().equals(Contract.NONE)) {
            return List.of();
        }
        Signals signals = new Signals(project.contract());
        List<Usage> usages = new ArrayList<>();
        for (LintedQuery query : project.queries()) {
            if (query.scope() != QueryScope.RESOURCE_GRAPH && !query.bound().failed()) {
                Observed observed = new Observed();
                Rows result = new Flow(query.bound(), signals, observed).query();
                usages.add(observed.usage(query, result));
            }
        }
        return List.copyOf(usages);
    }
}

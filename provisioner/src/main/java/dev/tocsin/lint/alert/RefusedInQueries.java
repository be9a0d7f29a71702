package dev.tocsin.lint.alert;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.kql.lint.QueryView;
import dev.tocsin.kql.tree.TableOperator;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import java.util.Set;

/** What Microsoft Learn lists as unsupported in queries of log alert rules. */
final class RefusedInQueries extends CodedRule {
    RefusedInQueries() {
        super("TOC2010", Level.ERROR, "something that log alert rules do not take in queries");
    }

    private static final Set<String> PLUGINS = Set.of("bag_unpack", "pivot", "narrow");

    @Override
    public void check(LintedProject project, Findings findings) {
        for (Condition condition : Condition.of(project)) {
            QueryView view = condition.view();
            for (TableOperator.Evaluate evaluate : view.all(TableOperator.Evaluate.class)) {
                String plugin = QueryView.called(evaluate.plugin());
                if (PLUGINS.contains(plugin)) {
                    condition.tell(
                            findings,
                            this,
                            evaluate.plugin(),
                            "Azure takes no " + plugin + " in a log alert rule; name the columns that the rule needs");
                }
            }
        }
    }
}

package dev.tocsin.lint.alert;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.kql.lint.QueryView;
import dev.tocsin.kql.tree.Node;
import dev.tocsin.kql.tree.Operator;
import dev.tocsin.kql.tree.RowOperator;
import dev.tocsin.kql.tree.TableOperator;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import dev.tocsin.resource.IsoDuration;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What Microsoft Learn lists as unsupported at a frequency of one minute. */
final class RefusedEachMinute extends CodedRule {
    RefusedEachMinute() {
        super("TOC2011", Level.ERROR, "something that rules do not take when they run each minute");
    }

    private static final Set<String> FUNCTIONS = Set.of("ingestion_time", "adx");

    @Override
    public void check(LintedProject project, Findings findings) {
        for (Condition condition : Condition.of(project)) {
            Optional<Duration> frequency = IsoDuration.parse(condition
                    .rule()
                    .body()
                    .at("/properties/evaluationFrequency")
                    .asText());
            if (!frequency.equals(Optional.of(Duration.ofMinutes(1)))) {
                continue;
            }
            QueryView view = condition.view();
            for (Node node : view.all(Node.class)) {
                String refused = refused(node);
                if (!refused.isEmpty()) {
                    condition.tell(
                            findings,
                            this,
                            node,
                            "Azure takes no " + refused
                                    + " in a rule that runs each minute; run it every five minutes, or write it without");
                }
            }
        }
    }

    private static String refused(Node node) {
        if (node instanceof RowOperator.Search || node instanceof TableOperator.Union) {
            return ((Operator) node).keyword();
        }
        if (node instanceof RowOperator.Take take) {
            return take.keyword();
        }
        String function = QueryView.called(node);
        return FUNCTIONS.contains(function) ? function + "()" : "";
    }
}

package dev.tocsin.lint.alert;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.kql.lint.Moment;
import dev.tocsin.kql.lint.QueryView;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Value;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;

/** {@code ago()} of something else than a literal, which Microsoft Learn does not support in log alert rules. */
final class AgoWithoutLiteral extends CodedRule {
    AgoWithoutLiteral() {
        super("TOC2012", Level.NOTE, "ago() of something that is no literal");
    }

    @Override
    public void check(LintedProject project, Findings findings) {
        for (Condition condition : Condition.of(project)) {
            for (Operation.Call call : condition.view().all(Operation.Call.class)) {
                if (QueryView.called(call).equals("ago")
                        && call.arguments().size() == 1
                        && !isLiteral(call.arguments().get(0))) {
                    condition.tell(
                            findings,
                            this,
                            call,
                            "Azure supports ago() in alert rules with a literal only; write the time out, such as ago(5m)");
                }
            }
        }
    }

    private static boolean isLiteral(Expression argument) {
        return argument instanceof Operation.Parenthesized inside
                ? isLiteral(inside.inner())
                : argument instanceof Value.Literal || Moment.span(argument).isPresent();
    }
}

package dev.tocsin.lint.telemetry;

import dev.tocsin.kql.lint.QueryView;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Relation;
import dev.tocsin.kql.tree.Value;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A condition, asked for one name after the other. */
final class NameCondition {
    private final CellReader cells;
    private final Scope scope;
    private final Rows rows;
    private final Set<String> known;
    private boolean tested;

    NameCondition(CellReader cells, Scope scope, Rows rows, Set<String> known) {
        this.cells = cells;
        this.scope = scope;
        this.rows = rows;
        this.known = known;
    }

    /** Whether the condition looked at the name. */
    boolean tested() {
        return tested;
    }

    /** @param name {@code null} for one that no contract says */
    Truth of(Expression condition, @Nullable String name) {
        Expression bare = CellReader.bare(condition);
        if (bare instanceof Operation.Logical logical) {
            Truth all = logical.conjunction() ? Truth.TRUE : Truth.FALSE;
            for (Expression operand : logical.operands()) {
                Truth one = of(operand, name);
                all = logical.conjunction() ? all.and(one) : all.or(one);
            }
            return all;
        }
        if (bare instanceof Operation.Call call
                && QueryView.called(call).equals("not")
                && call.arguments().size() == 1) {
            return of(call.arguments().get(0), name).not();
        }
        if (bare instanceof Operation.Comparison comparison) {
            Truth straight = test(comparison.relation(), comparison.left(), List.of(comparison.right()), name);
            boolean symmetric = comparison.relation() == Relation.EQUAL
                    || comparison.relation() == Relation.NOT_EQUAL
                    || comparison.relation() == Relation.EQUAL_IGNORING_CASE
                    || comparison.relation() == Relation.NOT_EQUAL_IGNORING_CASE;
            return straight == Truth.UNKNOWN && symmetric
                    ? test(comparison.relation(), comparison.right(), List.of(comparison.left()), name)
                    : straight;
        }
        if (bare instanceof Operation.Membership membership) {
            return test(membership.relation(), membership.operand(), membership.values(), name);
        }
        if (bare instanceof Value.Literal literal && literal.kind() == Value.Kind.BOOL) {
            return literal.text().equals("true")
                    ? Truth.TRUE
                    : literal.text().equals("false") ? Truth.FALSE : Truth.UNKNOWN;
        }
        return Truth.UNKNOWN;
    }

    private Truth test(Relation relation, Expression value, List<Expression> literals, @Nullable String name) {
        if (!(cells.cell(value, rows) instanceof Cell.Name tests)) {
            return Truth.UNKNOWN;
        }
        List<String> texts = scope.texts(literals);
        if (texts == null) {
            return Truth.UNKNOWN;
        }
        tested = true;
        return name == null
                ? Comparisons.testOther(relation, texts, known)
                : Comparisons.test(relation, name, texts, tests.anyCase());
    }
}

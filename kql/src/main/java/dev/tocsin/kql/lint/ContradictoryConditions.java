package dev.tocsin.kql.lint;

import dev.tocsin.kql.text.KqlDiagnostic.Level;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Relation;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.List;

/** {@code a == "x" and a == "y"} holds for no row, {@code a != "x" or a != "y"} for every one. */
final class ContradictoryConditions implements QueryRule {
    @Override
    public String code() {
        return "TOC2315";
    }

    @Override
    public Level level() {
        return Level.ERROR;
    }

    @Override
    public String title() {
        return "conditions that contradict each other";
    }

    @Override
    public void check(QueryView query, Findings findings) {
        for (Operation.Logical logical : query.all(Operation.Logical.class)) {
            List<Operation.Comparison> comparisons = new ArrayList<>();
            for (Expression operand : logical.operands()) {
                if (isAgainstLiteral(QueryView.bare(operand), logical.conjunction())) {
                    comparisons.add((Operation.Comparison) QueryView.bare(operand));
                }
            }
            check(query, logical, comparisons, findings);
        }
    }

    private static boolean isAgainstLiteral(Expression operand, boolean conjunction) {
        return operand instanceof Operation.Comparison comparison
                && comparison.relation() == (conjunction ? Relation.EQUAL : Relation.NOT_EQUAL)
                && QueryView.bare(comparison.right()) instanceof Value.Literal literal
                && (literal.kind() != Value.Kind.STRING || QueryView.literal(literal) != null);
    }

    private void check(
            QueryView query, Operation.Logical logical, List<Operation.Comparison> comparisons, Findings findings) {
        for (int i = 1; i < comparisons.size(); i++) {
            for (int j = 0; j < i; j++) {
                Expression first = comparisons.get(j).left();
                Expression second = comparisons.get(i).left();
                if (query.text(first).equals(query.text(second))
                        && differ(
                                query,
                                comparisons.get(j).right(),
                                comparisons.get(i).right())) {
                    findings.add(
                            this,
                            comparisons.get(i),
                            logical.conjunction()
                                    ? query.text(second) + " cannot be both, so no row passes; write or, or in (…)"
                                    : query.text(second) + " always differs from one of the two, so every row passes;"
                                            + " write and, or !in (…)");
                    return;
                }
            }
        }
    }

    private static boolean differ(QueryView query, Expression one, Expression other) {
        String text = QueryView.literal(one);
        String otherText = QueryView.literal(other);
        if (text != null && otherText != null) {
            return !text.equals(otherText);
        }
        return text == null
                && otherText == null
                && isNumber(one)
                && isNumber(other)
                && Double.parseDouble(query.text(one)) != Double.parseDouble(query.text(other));
    }

    private static boolean isNumber(Expression expression) {
        return expression instanceof Value.Literal literal
                && literal.kind() == Value.Kind.LONG
                && literal.text().chars().allMatch(Character::isDigit);
    }
}

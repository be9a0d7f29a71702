package dev.tocsin.kql.bind;

import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.Dynamic;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.text.SourceRange;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Relation;
import dev.tocsin.kql.tree.Value;

/** Checks of what stands behind {@code on}. */
final class JoinConditions {
    private final Binding binding;

    JoinConditions(Binding binding) {
        this.binding = binding;
    }

    void check(Expression condition, TableType right) {
        if (condition instanceof Operation.Parenthesized parenthesized) {
            check(parenthesized.inner(), right);
        } else if (condition instanceof Operation.Logical logical && logical.conjunction()) {
            logical.operands().forEach(operand -> check(operand, right));
        } else if (condition instanceof Operation.Comparison comparison && comparison.relation() == Relation.EQUAL) {
            equality(comparison);
        } else if (condition instanceof Value.Name name) {
            common(name, right);
        } else if (!binding.type(condition).error()
                && !(condition instanceof Value.Placeholder)
                && !(condition instanceof Operation.Substituted)) {
            boolean always = Boolean.TRUE.equals(binding.meaning(condition).value());
            if (!always) {
                error("KS182", "Write a column of both tables, or $left.a == $right.b", condition.range());
            }
        }
    }

    private void common(Value.Name name, TableType right) {
        if (binding.type(name).error() || name.form() != Value.Form.PLAIN && name.form() != Value.Form.BRACKETED) {
            return;
        }
        if (!(binding.meaning(name).symbol() instanceof Column)) {
            error("KS109", "The name of a column is wanted here", name.range());
            return;
        }
        Column ofLeft = binding.column(binding.rowOrEmpty(), name.value());
        Column ofRight = binding.column(right, name.value());
        if (ofLeft == null || ofRight == null) {
            String side = ofLeft == null ? "left" : "right";
            error("KS145", "The " + side + " table has no column " + name.value(), name.range());
        } else if (!JoinOperators.matching(ofLeft.type(), ofRight.type())) {
            error(
                    "KS227",
                    "The column " + name.value() + " is " + Checks.describe(ofLeft.type()) + " left and "
                            + Checks.describe(ofRight.type()) + " right",
                    name.range());
        }
    }

    private void equality(Operation.Comparison comparison) {
        Type left = binding.type(comparison.left());
        Type right = binding.type(comparison.right());
        if (left.error() || right.error()) {
            return;
        }
        String first = side(comparison.left());
        String second = side(comparison.right());
        if (!first.equals("$left") || !second.equals("$right")) {
            wrongSide(first, "$left", comparison.left());
            wrongSide(second, "$right", comparison.right());
        } else if (left instanceof Dynamic || right instanceof Dynamic) {
            Expression json = left instanceof Dynamic ? comparison.left() : comparison.right();
            error("KS241", "Rows cannot be matched by JSON; convert it, for example with tostring()", json.range());
        } else if (!JoinOperators.matching(left, right)) {
            error(
                    "KS242",
                    "The left side is " + Checks.describe(left) + ", the right side " + Checks.describe(right),
                    comparison.range());
        }
    }

    private void wrongSide(String side, String wanted, Expression expression) {
        if (!side.equals(wanted)) {
            error("KS183", "A column of " + wanted + " is wanted here", expression.range());
        }
    }

    /** {@code $left} or {@code $right}; empty for neither. */
    static String side(Expression expression) {
        if (expression instanceof Operation.Parenthesized parenthesized) {
            return side(parenthesized.inner());
        }
        if (expression instanceof Operation.Path path) {
            return path.target() instanceof Value.Name name && name.value().startsWith("$")
                    ? name.value()
                    : side(path.target());
        }
        if (expression instanceof Operation.Element element) {
            return element.target() instanceof Value.Name name && name.value().startsWith("$")
                    ? name.value()
                    : side(element.target());
        }
        return expression instanceof Operation.Call call && !call.arguments().isEmpty()
                ? side(call.arguments().get(0))
                : "";
    }

    private void error(String code, String message, SourceRange range) {
        binding.problems.error(code, message, range);
    }
}

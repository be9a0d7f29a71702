package dev.tocsin.kql.evaluate.compile;

import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operation;

/** What can be told of expressions by their form alone. */
final class Trees {
    private Trees() {}

    /** Without the name or order given to it, and without parentheses. */
    static Expression underlying(Expression expression) {
        if (expression instanceof Operation.Named named) {
            return underlying(named.value());
        }
        if (expression instanceof Operation.Ordered ordered) {
            return underlying(ordered.value());
        }
        return expression instanceof Operation.Parenthesized inner ? underlying(inner.inner()) : expression;
    }
}

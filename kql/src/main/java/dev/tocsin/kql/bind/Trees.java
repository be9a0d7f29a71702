package dev.tocsin.kql.bind;

import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Value;

/** What can be told of expressions by their form alone. */
final class Trees {
    private Trees() {}

    /** Without the name or order given to it. */
    static Expression underlying(Expression expression) {
        if (expression instanceof Operation.Named named && !named.tuple()) {
            return underlying(named.value());
        }
        return expression instanceof Operation.Ordered ordered ? underlying(ordered.value()) : expression;
    }

    static Expression withoutParentheses(Expression expression) {
        return expression instanceof Operation.Parenthesized inner ? withoutParentheses(inner.inner()) : expression;
    }

    static boolean isLiteral(Expression expression) {
        return expression instanceof Value.Literal
                || expression instanceof Value.Strings
                || expression instanceof Value.Dynamic
                || expression instanceof Value.TypeOf
                || expression instanceof Value.Placeholder
                || expression instanceof Value.Template
                || (expression instanceof Operation.Unary unary && isLiteral(unary.operand()));
    }
}

package dev.tocsin.kql.bind;

import dev.tocsin.kql.tree.Clause;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Node;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Operator;
import dev.tocsin.kql.tree.RowOperator;
import dev.tocsin.kql.tree.Value;
import java.util.concurrent.atomic.AtomicBoolean;

/** Finds the placeholders of workbooks that bring columns. */
final class PlaceholderColumns {
    private PlaceholderColumns() {}

    /** Whether a placeholder of that operator may name columns, one or many: {@code project {Columns}}. */
    static boolean in(Operator operator) {
        if (operator instanceof RowOperator) {
            return false;
        }
        AtomicBoolean found = new AtomicBoolean();
        operator.forEachChild(child -> found.compareAndSet(false, brings(child)));
        return found.get();
    }

    private static boolean brings(Node node) {
        if (node instanceof Operation.Named named) {
            return named.names().stream().anyMatch(PlaceholderColumns::fills);
        }
        if (node instanceof Clause) {
            AtomicBoolean found = new AtomicBoolean();
            node.forEachChild(child -> found.compareAndSet(false, brings(child)));
            return found.get();
        }
        return node instanceof Expression expression && fills(expression);
    }

    /** Whether a placeholder stands for all or the end of it, so that it may bring more than one. */
    static boolean fills(Expression expression) {
        return expression instanceof Value.Placeholder
                || expression instanceof Value.Template
                || expression instanceof Operation.Substituted
                || (expression instanceof Value.Name name && name.form() == Value.Form.TEMPLATE);
    }
}

package dev.tocsin.kql.bind;

import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.text.SourceRange;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Value;
import org.jspecify.annotations.Nullable;

/**
 * An argument or operand.
 *
 * @param expression absent for the table that invoke passes
 * @param range where to report what is wrong with it
 */
record Argument(@Nullable Expression expression, Meaning meaning, SourceRange range) {
    static Argument of(Expression expression, Meaning meaning) {
        return new Argument(expression, meaning, Trees.underlying(expression).range());
    }

    Type type() {
        return meaning.type();
    }

    boolean star() {
        return expression instanceof Value.Star;
    }

    /** The name in {@code name = value}. */
    @Nullable
    String name() {
        return expression instanceof Operation.Named named && !named.tuple()
                ? named.names().get(0).value()
                : null;
    }

    boolean literal() {
        return expression != null && Trees.isLiteral(Trees.underlying(expression));
    }

    /** Whether the argument says that the parameter's default is wanted. */
    boolean skips() {
        return literal() && "~".equals(meaning.value());
    }
}

package dev.tocsin.kql.lint;

import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.kql.text.KqlDiagnostic.Level;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Value;
import java.util.Objects;

/** Of two whole numbers Kusto's division is a whole number: a share below one is 0. */
final class WholeNumberDivision implements QueryRule {
    @Override
    public String code() {
        return "TOC2331";
    }

    @Override
    public Level level() {
        return Level.WARNING;
    }

    @Override
    public String title() {
        return "a division that drops the rest";
    }

    @Override
    public void check(QueryView query, Findings findings) {
        for (Operation.Binary binary : query.all(Operation.Binary.class)) {
            if (binary.operator() == Operation.Arithmetic.DIVIDE
                    && isWhole(query.type(binary.left()))
                    && isWhole(query.type(binary.right()))
                    && !isConstant(query, binary.right())
                    && !isScaled(query, binary.left())) {
                findings.add(
                        this,
                        binary,
                        "Both are whole numbers, so the result is one too, and a share below one is 0; write 1.0 * "
                                + query.text(binary.left()) + " / " + query.text(binary.right()));
            }
        }
    }

    private static boolean isWhole(Type type) {
        return type == Scalar.LONG || type == Scalar.INT;
    }

    private static boolean isConstant(QueryView query, Expression expression) {
        return QueryView.bare(expression) instanceof Value.Literal
                || query.bound().meaning(expression) != null
                        && Objects.requireNonNull(query.bound().meaning(expression))
                                .constant();
    }

    /** {@code 100 * a / b}: whole percents, which somebody may want. */
    private static boolean isScaled(QueryView query, Expression expression) {
        return QueryView.bare(expression) instanceof Operation.Binary product
                && product.operator() == Operation.Arithmetic.MULTIPLY
                && (isConstant(query, product.left()) || isConstant(query, product.right()));
    }
}

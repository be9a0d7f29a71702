package dev.tocsin.kql.lint;

import dev.tocsin.kql.text.KqlDiagnostic.Level;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operation;

/** {@code and} binds closer than {@code or}; who reads {@code a or b and c} may not know. */
final class AndBesideOr implements QueryRule {
    @Override
    public String code() {
        return "TOC2334";
    }

    @Override
    public Level level() {
        return Level.INFO;
    }

    @Override
    public String title() {
        return "and beside or without parentheses";
    }

    @Override
    public void check(QueryView query, Findings findings) {
        for (Operation.Logical logical : query.all(Operation.Logical.class)) {
            if (logical.conjunction()) {
                continue;
            }
            for (Expression operand : logical.operands()) {
                if (operand instanceof Operation.Logical inner && inner.conjunction()) {
                    findings.add(
                            this,
                            operand,
                            "and binds closer than or; say so with parentheses, or put them where they are meant");
                }
            }
        }
    }
}

package dev.tocsin.kql.evaluate.expression;

import dev.tocsin.kql.evaluate.function.CallSite;
import dev.tocsin.kql.evaluate.function.Kernel;
import dev.tocsin.kql.evaluate.run.Run;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Relation;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The operators on values. */
public final class ScalarOperators {
    private ScalarOperators() {}

    public static Kernel arithmetic(Operation.Arithmetic operator, CallSite site) {
        return Arithmetic.kernel(operator, site);
    }

    public static Kernel negation(CallSite site) {
        return Arithmetic.negation(site);
    }

    /** Relations of two values, but for those with several. */
    public static Kernel comparison(Relation relation, CallSite site) {
        return switch (relation) {
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> Comparisons.kernel(relation, site);
            case LIKE, NOT_LIKE, LIKE_CS, NOT_LIKE_CS, SEARCH -> throw site.notImplemented("between texts");
            default -> TextRelations.kernel(relation, site);
        };
    }

    public static Kernel between(boolean negated, CallSite site) {
        return Comparisons.between(negated, site);
    }

    public static Kernel logic(boolean conjunction, CallSite site) {
        return Logic.kernel(conjunction, site);
    }

    /** Members and items of JSON: the target, then a name or number. */
    public static Kernel access(CallSite site) {
        return Access.kernel(site);
    }

    /**
     * {@code in} and its kin.
     *
     * @param values what stands behind it, once a run
     * @param slot to keep them in
     */
    public static Evaluation membership(
            Relation relation,
            Evaluation operand,
            Function<Run, List<@Nullable Object>> values,
            List<Evaluation> varying,
            int slot,
            CallSite site) {
        return new Membership(relation, operand, values, varying, slot, site);
    }
}

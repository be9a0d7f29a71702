package dev.tocsin.lint.alert;

import dev.tocsin.kql.lint.QueryView;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.GroupOperator;
import dev.tocsin.kql.tree.Node;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Operation.Arithmetic;
import dev.tocsin.kql.tree.Relation;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds divisions of one count by another in a query, and whether the query looks at how much was counted. */
final class Ratios {
    private static final Set<String> COUNTS = Set.of("count", "countif", "dcount", "dcountif", "count_distinct");
    private static final Set<String> SUMS = Set.of("sum", "sumif");
    private static final Set<String> GUARDS =
            Set.of("iff", "iif", "case", "max_of", "min_of", "coalesce", "isfinite", "isnan", "isinf");
    private static final Set<Relation> ORDER = Set.of(
            Relation.GREATER,
            Relation.GREATER_OR_EQUAL,
            Relation.LESS,
            Relation.LESS_OR_EQUAL,
            Relation.NOT_EQUAL,
            Relation.EQUAL);

    private final QueryView view;
    private final Set<String> counted = new HashSet<>();

    Ratios(QueryView view) {
        this.view = view;
        for (GroupOperator.Summarize summarize : view.all(GroupOperator.Summarize.class)) {
            for (Expression aggregate : summarize.aggregates()) {
                if (aggregate instanceof Operation.Call && counts(aggregate)) {
                    counted.add(QueryView.called(aggregate) + "_");
                }
            }
        }
        int before;
        do {
            before = counted.size();
            for (Operation.Named named : view.all(Operation.Named.class)) {
                if (!named.tuple() && counts(named.value())) {
                    named.names().forEach(name -> counted.add(name.value()));
                }
            }
        } while (counted.size() > before);
    }

    /** The divisions that say the same of 1 of 1 as of 1,000 of 1,000; none if any count is compared with anything. */
    List<Operation.Binary> unguarded() {
        List<Operation.Binary> found = new ArrayList<>();
        if (looksAtCounts()) {
            return found;
        }
        for (Operation.Binary division : view.all(Operation.Binary.class)) {
            if (division.operator() == Arithmetic.DIVIDE && counts(division.left()) && counts(division.right())) {
                found.add(division);
            }
        }
        return found;
    }

    /** Whether it is a number of things: a count, or something made of counts by anything but division. */
    private boolean counts(Expression expression) {
        if (expression instanceof Operation.Parenthesized inside) {
            return counts(inside.inner());
        }
        if (expression instanceof Value.Name name) {
            return counted.contains(name.value());
        }
        if (expression instanceof Operation.Binary binary) {
            return binary.operator() != Arithmetic.DIVIDE
                    && binary.operator() != Arithmetic.REMAINDER
                    && (counts(binary.left()) || counts(binary.right()));
        }
        if (!(expression instanceof Operation.Call call)) {
            return false;
        }
        String function = QueryView.called(call);
        if (SUMS.contains(function)) {
            return !call.arguments().isEmpty()
                    && call.arguments().get(0) instanceof Value.Name summed
                    && summed.value().equalsIgnoreCase("itemCount");
        }
        boolean converts = function.startsWith("to") && call.arguments().size() == 1;
        return COUNTS.contains(function) || converts && counts(call.arguments().get(0));
    }

    private boolean looksAtCounts() {
        for (Operation.Comparison comparison : view.all(Operation.Comparison.class)) {
            if (ORDER.contains(comparison.relation())
                    && (holdsCount(comparison.left()) || holdsCount(comparison.right()))) {
                return true;
            }
        }
        for (Operation.Call call : view.all(Operation.Call.class)) {
            if (GUARDS.contains(QueryView.called(call)) && holdsCount(call)) {
                return true;
            }
        }
        for (Operation.Between between : view.all(Operation.Between.class)) {
            if (holdsCount(between.operand())) {
                return true;
            }
        }
        return false;
    }

    private boolean holdsCount(Node node) {
        if (node instanceof Expression expression && counts(expression)) {
            return true;
        }
        boolean[] found = {false};
        node.forEachChild(child -> found[0] |= holdsCount(child));
        return found[0];
    }
}

package dev.tocsin.kql.lint;

import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.text.KqlDiagnostic.Level;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Relation;
import java.util.Optional;

/** A range whose end is before its begin has no rows, and nothing that was written has a time in the future. */
final class TimeRangeTheWrongWayRound implements QueryRule {
    @Override
    public String code() {
        return "TOC2313";
    }

    @Override
    public Level level() {
        return Level.ERROR;
    }

    @Override
    public String title() {
        return "a time range that holds nothing";
    }

    @Override
    public void check(QueryView query, Findings findings) {
        for (Operation.Between between : query.all(Operation.Between.class)) {
            Optional<Moment> low = Moment.of(between.low());
            Optional<Moment> high = Moment.of(between.high());
            if (!between.negated()
                    && low.isPresent()
                    && high.isPresent()
                    && low.get().ticks() > high.get().ticks()) {
                findings.add(
                        this,
                        between,
                        "The range ends before it begins, so no row is in it; swap the two: between ("
                                + query.text(between.high()) + " .. " + query.text(between.low()) + ")");
            }
        }
        for (Operation.Comparison comparison : query.all(Operation.Comparison.class)) {
            boolean after =
                    comparison.relation() == Relation.GREATER || comparison.relation() == Relation.GREATER_OR_EQUAL;
            if (after && isIngested(query, comparison.left()) && isFuture(comparison.right())) {
                findings.add(
                        this,
                        comparison,
                        query.text(comparison.right())
                                + " is in the future, so no row is after it; write ago(…) of a positive span");
            }
        }
    }

    /** Columns that hold when something happened; others, such as the end of a certificate, may lie ahead. */
    private static boolean isIngested(QueryView query, Expression column) {
        String name = query.text(column);
        return (name.equals("timestamp") || name.equals("TimeGenerated")) && query.type(column) == Scalar.DATETIME;
    }

    private static boolean isFuture(Expression moment) {
        return Moment.of(moment).map(one -> one.ticks() > 0).orElse(false);
    }
}

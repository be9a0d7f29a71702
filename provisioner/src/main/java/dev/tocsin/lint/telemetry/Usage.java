package dev.tocsin.lint.telemetry;

import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Relation;
import dev.tocsin.lint.LintedQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a query does with signals.
 *
 * @param query which
 * @param aggregates what it computes of measured numbers
 * @param tests which names it looks for
 * @param reads which properties it reads
 * @param values which values of properties it looks for
 * @param result its rows; absent where they are of no single table
 */
record Usage(
        LintedQuery query,
        List<Aggregate> aggregates,
        List<NameTest> tests,
        List<PropertyRead> reads,
        List<ValueTest> values,
        @Nullable Rows result) {
    Usage {
        aggregates = List.copyOf(aggregates);
        tests = List.copyOf(tests);
        reads = List.copyOf(reads);
        values = List.copyOf(values);
    }

    /** What an aggregation asks of its values. */
    enum Question {
        AVERAGE,
        PERCENTILE,
        MINIMUM,
        MAXIMUM,
        SUM,
        LAST
    }

    /**
     * A number that is aggregated.
     *
     * @param at where
     * @param question what is asked
     * @param text as the query writes it
     * @param reading of which column, for which names
     * @param table of which table
     * @param timed whether for each of several times
     * @param divided whether the result is divided by something right there
     */
    record Aggregate(
            Expression at,
            Question question,
            String text,
            Cell.Reading reading,
            String table,
            boolean timed,
            boolean divided) {}

    /** A literal that names are compared with. */
    record NameTest(Expression at, String text, Relation relation, boolean anyCase, String table) {}

    /** A property that is read. */
    record PropertyRead(Expression at, String key, Rows rows) {}

    /** A literal that a property is compared with. */
    record ValueTest(Expression at, String key, String text, Relation relation, boolean anyCase, Rows rows) {}
}

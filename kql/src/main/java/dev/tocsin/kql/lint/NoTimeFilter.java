package dev.tocsin.kql.lint;

import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.text.KqlDiagnostic.Level;
import dev.tocsin.kql.tree.Node;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.RowOperator;
import dev.tocsin.kql.tree.Statement;
import dev.tocsin.kql.tree.Tabular;
import dev.tocsin.kql.tree.Value;
import java.util.Objects;

/** Nothing limits the time range: the query reads all that is kept, slowly, and its result depends on the retention. */
final class NoTimeFilter implements QueryRule {
    @Override
    public String code() {
        return "TOC2301";
    }

    @Override
    public Level level() {
        return Level.WARNING;
    }

    @Override
    public String title() {
        return "no limit on time";
    }

    @Override
    public void check(QueryView query, Findings findings) {
        if (query.timed()
                || query.purpose() != Purpose.WORKBOOK
                || hasPlaceholderForClauses(query)
                || looksAtTime(query)) {
            return;
        }
        for (Tabular.Pipeline pipeline : query.fromTables()) {
            TableType table = Objects.requireNonNull(query.table(pipeline.source()));
            if (table.column("TimeGenerated") != null || table.column("timestamp") != null) {
                findings.add(
                        this,
                        Objects.requireNonNull(pipeline.source()),
                        "Neither the item's time range nor the query limits the time; set the item's time range, or add"
                                + " | where " + (table.column("timestamp") != null ? "timestamp" : "TimeGenerated")
                                + " > ago(1d)");
                return;
            }
        }
    }

    private static boolean hasPlaceholderForClauses(QueryView query) {
        return !query.all(RowOperator.Filled.class).isEmpty()
                || !query.all(Statement.Filled.class).isEmpty();
    }

    /** Whether a condition anywhere looks at a datetime: then somebody thought of it. */
    private static boolean looksAtTime(QueryView query) {
        for (RowOperator.Where where : query.all(RowOperator.Where.class)) {
            if (mentionsTime(query, where.predicate())) {
                return true;
            }
        }
        return !query.all(Operation.Between.class).stream()
                .filter(between -> query.type(between.operand()) == Scalar.DATETIME)
                .toList()
                .isEmpty();
    }

    private static boolean mentionsTime(QueryView query, Node node) {
        if (node instanceof Value.Name name && query.type(name) == Scalar.DATETIME
                || node instanceof Value.Placeholder
                || node instanceof Value.Template) {
            return true;
        }
        boolean[] found = {false};
        node.forEachChild(child -> found[0] |= mentionsTime(query, child));
        return found[0];
    }
}

package dev.tocsin.lint.telemetry;

import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Node;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Relation;
import dev.tocsin.kql.tree.Tabular;
import dev.tocsin.lint.LintedQuery;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers what a query does; each once, also where a function is called twice. */
final class Observed {
    private final Set<Usage.Aggregate> aggregates = new LinkedHashSet<>();
    private final Set<Usage.NameTest> tests = new LinkedHashSet<>();
    private final Set<Usage.PropertyRead> reads = new LinkedHashSet<>();
    private final Set<Usage.ValueTest> values = new LinkedHashSet<>();

    void add(Usage.Aggregate aggregate) {
        aggregates.add(aggregate);
    }

    /** What an expression on these rows looks for. */
    void in(Node node, Rows rows, CellReader cells, Scope scope) {
        if (node instanceof Tabular) {
            return;
        }
        if (node instanceof Operation.Path || node instanceof Operation.Element) {
            if (cells.cell((Expression) node, rows) instanceof Cell.Property property) {
                reads.add(new Usage.PropertyRead((Expression) node, property.key(), rows));
            }
        } else if (node instanceof Operation.Comparison comparison) {
            test(comparison.relation(), comparison.left(), comparison.right(), rows, cells, scope);
            test(comparison.relation(), comparison.right(), comparison.left(), rows, cells, scope);
        } else if (node instanceof Operation.Membership membership) {
            for (Expression value : membership.values()) {
                test(membership.relation(), membership.operand(), value, rows, cells, scope);
            }
        }
        node.forEachChild(child -> in(child, rows, cells, scope));
    }

    private void test(
            Relation relation, Expression value, Expression literal, Rows rows, CellReader cells, Scope scope) {
        Cell cell = cells.cell(value, rows);
        List<String> texts = cell == null ? null : scope.texts(literal);
        if (texts == null) {
            return;
        }
        for (String text : texts) {
            if (cell instanceof Cell.Name name) {
                tests.add(new Usage.NameTest(literal, text, relation, name.anyCase(), rows.table()));
            } else if (cell instanceof Cell.Property property) {
                values.add(new Usage.ValueTest(literal, property.key(), text, relation, property.anyCase(), rows));
            }
        }
    }

    Usage usage(LintedQuery query, @Nullable Rows result) {
        return new Usage(
                query, List.copyOf(aggregates), List.copyOf(tests), List.copyOf(reads), List.copyOf(values), result);
    }
}

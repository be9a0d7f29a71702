package dev.tocsin.lint.alert;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.symbol.Type;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import java.util.Optional;
import java.util.Set;

/** A measured column that the query does not give (Azure refuses the rule). */
final class MeasuredColumn extends CodedRule {
    private static final Set<Type> NO_NUMBERS = Set.of(Scalar.STRING, Scalar.BOOL, Scalar.GUID, Scalar.DATETIME);

    MeasuredColumn() {
        super("TOC2003", Level.ERROR, "the measured column is not there or no number");
    }

    @Override
    public void check(LintedProject project, Findings findings) {
        for (Condition condition : Condition.of(project)) {
            String name = condition.json().path("metricMeasureColumn").asText();
            Optional<TableType> result = condition.result();
            if (name.isEmpty() || result.isEmpty()) {
                continue;
            }
            Column column = result.get().column(name);
            String pointer = condition.pointer() + "/metricMeasureColumn";
            if (column == null) {
                findings.add(
                        this,
                        condition.rule(),
                        pointer,
                        "the query gives no column " + name + " to measure; it gives " + Condition.names(result.get()));
            } else if (NO_NUMBERS.contains(column.type())) {
                findings.add(
                        this,
                        condition.rule(),
                        pointer,
                        "the measured column " + name + " is of type "
                                + column.type().word() + "; convert it in the query, such as with toreal()");
            }
        }
    }
}

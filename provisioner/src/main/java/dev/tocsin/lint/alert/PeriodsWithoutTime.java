package dev.tocsin.lint.alert;

import dev.tocsin.diagnostic.Level;
import dev.tocsin.kql.symbol.Column;
import dev.tocsin.kql.symbol.Scalar;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.lint.CodedRule;
import dev.tocsin.lint.Findings;
import dev.tocsin.lint.LintedProject;
import java.util.Optional;

/** Several periods over a result without time (Azure needs a datetime column to tell them apart). */
final class PeriodsWithoutTime extends CodedRule {
    PeriodsWithoutTime() {
        super("TOC2006", Level.ERROR, "several periods and no datetime column");
    }

    @Override
    public void check(LintedProject project, Findings findings) {
        for (Condition condition : Condition.of(project)) {
            Optional<TableType> result = condition.result();
            if (condition.periods() > 1 && result.isPresent() && !hasTime(result.get())) {
                findings.add(
                        this,
                        condition.rule(),
                        condition.pointer() + "/failingPeriods/numberOfEvaluationPeriods",
                        "the result has no datetime column, so its rows cannot be put into " + condition.periods()
                                + " periods; keep the time column, or summarize by bin() of it");
            }
        }
    }

    private static boolean hasTime(TableType table) {
        for (Column column : table.columns()) {
            if (column.type() == Scalar.DATETIME || column.type() == Scalar.UNKNOWN) {
                return true;
            }
        }
        return false;
    }
}

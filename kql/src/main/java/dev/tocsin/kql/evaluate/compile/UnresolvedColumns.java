package dev.tocsin.kql.evaluate.compile;

import dev.tocsin.kql.evaluate.run.Run;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.symbol.TableType;
import dev.tocsin.kql.tree.TableOperator;
import java.util.function.Function;

/** The columns of an operator depend on data: what is behind it can be bound only when they are known. */
final class UnresolvedColumns extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient TableOperator.Evaluate operator;
    private final transient Function<Run, TableType> probe;
    private final ValueType type;

    /**
     * @param probe looks at the data
     * @param type of a column that other data would give
     */
    UnresolvedColumns(TableOperator.Evaluate operator, Function<Run, TableType> probe, ValueType type) {
        super("columns depend on data", null, false, false);
        this.operator = operator;
        this.probe = probe;
        this.type = type;
    }

    TableOperator.Evaluate operator() {
        return operator;
    }

    Function<Run, TableType> probe() {
        return probe;
    }

    ValueType type() {
        return type;
    }
}

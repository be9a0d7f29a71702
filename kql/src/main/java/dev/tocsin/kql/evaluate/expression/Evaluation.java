package dev.tocsin.kql.evaluate.expression;

import dev.tocsin.kql.evaluate.run.Run;
import dev.tocsin.kql.evaluate.table.Batch;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Vector;

/** An expression, ready to run. Immutable; what it keeps while a run lasts is in the run's slots. */
public interface Evaluation {
    ValueType type();

    /** Whether it has the same value in all rows of a run. */
    boolean constant();

    /** Its values for the rows of a batch. */
    Vector evaluate(Batch batch, Run run);
}

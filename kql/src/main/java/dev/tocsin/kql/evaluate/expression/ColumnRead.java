package dev.tocsin.kql.evaluate.expression;

import dev.tocsin.kql.evaluate.run.Run;
import dev.tocsin.kql.evaluate.table.Batch;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Vector;

/** A column of the input. */
public record ColumnRead(int index, ValueType type) implements Evaluation {
    @Override
    public boolean constant() {
        return false;
    }

    @Override
    public Vector evaluate(Batch batch, Run run) {
        return batch.column(index);
    }
}

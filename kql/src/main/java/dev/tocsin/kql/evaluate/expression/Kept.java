package dev.tocsin.kql.evaluate.expression;

import dev.tocsin.kql.evaluate.run.Run;
import dev.tocsin.kql.evaluate.table.Batch;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Vector;

/** An expression that several others use: computed once for each batch. */
public record Kept(Evaluation inner, int slot) implements Evaluation {
    private record Result(Batch batch, Vector vector) {}

    @Override
    public ValueType type() {
        return inner.type();
    }

    @Override
    public boolean constant() {
        return inner.constant();
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the same batch, not an equal one
    public Vector evaluate(Batch batch, Run run) {
        Result last = (Result) run.slot(slot);
        if (last != null && last.batch() == batch) {
            return last.vector();
        }
        Vector vector = inner.evaluate(batch, run);
        run.keep(slot, new Result(batch, vector));
        return vector;
    }
}

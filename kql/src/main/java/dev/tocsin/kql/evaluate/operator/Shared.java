package dev.tocsin.kql.evaluate.operator;

import dev.tocsin.kql.evaluate.table.Batch;
import dev.tocsin.kql.evaluate.value.ValueType;
import java.util.List;

/** A table that is computed once a run, when it is first asked for. */
public final class Shared {
    private Shared() {}

    public static Relation of(Relation inner, List<ValueType> types, int slot) {
        return run -> {
            Batch all = run.once(slot, () -> Rows.all(inner, types, run));
            return Rows.cursor(all);
        };
    }
}

package dev.tocsin.kql.evaluate.expression;

import dev.tocsin.kql.evaluate.run.Run;
import dev.tocsin.kql.evaluate.table.Batch;
import dev.tocsin.kql.evaluate.value.ValueType;
import dev.tocsin.kql.evaluate.value.Vector;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The same value in every row; computed once a run, when it is first asked for. */
public final class Constant implements Evaluation {
    private static final Batch ONE_ROW = Batch.of(1);
    private final ValueType type;
    private final int slot;
    private final Function<Run, @Nullable Object> value;

    /** The value, and a vector of it as long as the longest batch so far. */
    private record Kept(@Nullable Object value, Vector vector) {}

    public Constant(ValueType type, int slot, Function<Run, @Nullable Object> value) {
        this.type = type;
        this.slot = slot;
        this.value = value;
    }

    /** An expression that has no columns in it. */
    public static Constant of(Evaluation inner, int slot) {
        return new Constant(
                inner.type(), slot, run -> inner.evaluate(ONE_ROW, run).at(0));
    }

    @Override
    public ValueType type() {
        return type;
    }

    @Override
    public boolean constant() {
        return true;
    }

    /** The value as it stands alone. */
    public @Nullable Object value(Run run) {
        return kept(run, 1).value();
    }

    @Override
    public Vector evaluate(Batch batch, Run run) {
        return kept(run, batch.rows()).vector().first(batch.rows());
    }

    private Kept kept(Run run, int rows) {
        Kept kept = (Kept) run.slot(slot);
        if (kept == null) {
            Object computed = value.apply(run);
            kept = new Kept(computed, Vector.repeated(type, computed, rows));
            run.keep(slot, kept);
        } else if (kept.vector().size() < rows) {
            kept = new Kept(kept.value(), Vector.repeated(type, kept.value(), rows));
            run.keep(slot, kept);
        }
        return kept;
    }
}

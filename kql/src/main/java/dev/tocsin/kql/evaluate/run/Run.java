package dev.tocsin.kql.evaluate.run;

import dev.tocsin.kql.evaluate.table.TableSource;
import dev.tocsin.kql.text.SourceRange;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One run: what expressions and operators share while it lasts. Not for several threads. */
public final class Run {
    private static final SourceRange WHOLE = new SourceRange(0, 0);
    private final TableSource tables;
    private final long now;
    private final Limits limits;
    private final @Nullable Object[] slots;
    private final long end;
    private long bytes;

    /**
     * @param now in ticks
     * @param slots how many things the query computes once a run
     */
    public Run(TableSource tables, long now, Limits limits, int slots) {
        this.tables = tables;
        this.now = now;
        this.limits = limits;
        this.slots = new Object[slots];
        end = System.nanoTime() + limits.time().toNanos();
    }

    public TableSource tables() {
        return tables;
    }

    /** In ticks: the same for the whole run. */
    public long now() {
        return now;
    }

    /** What is computed once a run and then kept. */
    @SuppressWarnings("unchecked")
    public <T> T once(int slot, Supplier<T> compute) {
        Object kept = slots[slot];
        if (kept == null) {
            kept = compute.get();
            slots[slot] = kept;
        }
        return (T) kept;
    }

    /** What is kept there; null for nothing. */
    public @Nullable Object slot(int slot) {
        return slots[slot];
    }

    public void keep(int slot, @Nullable Object value) {
        slots[slot] = value;
    }

    /** To be called now and then by everything that may take long. */
    public void checkTime() {
        if (System.nanoTime() - end > 0) {
            throw EvaluationException.limit(
                    "The query takes longer than " + limits.time().toMillis() + " ms; give it less data", WHOLE);
        }
    }

    /** Counts memory that is held until the end of the run. */
    public void hold(long more) {
        bytes += more;
        if (bytes > limits.bytes()) {
            throw EvaluationException.limit(
                    "The query needs more than " + (limits.bytes() >> 20) + " MiB; give it less data", WHOLE);
        }
    }

    /** Checks a number of rows that an operator holds. */
    public void checkRows(long rows) {
        if (rows > limits.rows()) {
            throw EvaluationException.limit(
                    "The query holds more than " + limits.rows() + " rows at once; give it less data", WHOLE);
        }
    }
}

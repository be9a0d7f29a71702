package dev.tocsin.kql.evaluate.operator;

import dev.tocsin.kql.evaluate.table.Batch;
import org.jspecify.annotations.Nullable;

/** Rows, batch by batch. */
public interface Cursor {
    /** The next rows, which may be none; null when there are no more. */
    @Nullable
    Batch next();
}

package dev.tocsin.kql.evaluate.operator;

import dev.tocsin.kql.evaluate.run.Run;

/** A table that can be computed, any number of times. Immutable. */
public interface Relation {
    /** The most rows that a batch should have. */
    int BATCH = 4096;

    Cursor open(Run run);
}

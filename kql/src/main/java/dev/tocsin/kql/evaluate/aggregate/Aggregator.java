package dev.tocsin.kql.evaluate.aggregate;

import dev.tocsin.kql.evaluate.value.Vector;

/** What one aggregate knows of all groups while a run lasts. */
public interface Aggregator {
    /**
     * Takes rows in.
     *
     * @param groups the group of each row
     * @param count how many groups there are so far
     * @param arguments each with {@code rows} values
     */
    void add(int[] groups, int count, Vector[] arguments, int rows);

    /** The results, one for each group; several vectors for an aggregate that gives several values. */
    Vector[] finish(int count);

    /** What it holds, about, in bytes. */
    default long bytes() {
        return 0;
    }
}

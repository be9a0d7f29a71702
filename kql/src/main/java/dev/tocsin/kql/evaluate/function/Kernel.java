package dev.tocsin.kql.evaluate.function;

import dev.tocsin.kql.evaluate.run.Run;
import dev.tocsin.kql.evaluate.value.Vector;

/** What a function does with the rows of a batch. Holds nothing of one run. */
@FunctionalInterface
public interface Kernel {
    /**
     * The results.
     *
     * @param arguments each with {@code rows} values
     */
    Vector apply(Vector[] arguments, int rows, Run run);
}

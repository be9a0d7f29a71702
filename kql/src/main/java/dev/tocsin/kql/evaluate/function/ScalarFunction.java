package dev.tocsin.kql.evaluate.function;

/** A function on values: makes, for one call in a query, what does it. */
@FunctionalInterface
public interface ScalarFunction {
    /**
     * What does the call.
     *
     * @throws dev.tocsin.kql.evaluate.run.EvaluationException if it is not implemented for these arguments
     */
    Kernel bind(CallSite site);
}

package dev.tocsin.kql.evaluate.aggregate;

import dev.tocsin.kql.evaluate.function.CallSite;
import dev.tocsin.kql.evaluate.value.ValueType;
import java.util.List;
import java.util.function.Supplier;

/** An aggregate: makes, for one call in a query, what counts. */
@FunctionalInterface
public interface AggregateFunction {
    /**
     * What counts, new for each run.
     *
     * @param results the types of the call's values: one, but for aggregates that give several
     * @throws dev.tocsin.kql.evaluate.run.EvaluationException if it is not implemented for these arguments
     */
    Supplier<Aggregator> bind(CallSite site, List<ValueType> results);
}

package dev.tocsin.alerting.source;

import java.time.Instant;

/** A rule's query, ready to be run again and again. */
@FunctionalInterface
public interface RuleQuery {
    /**
     * Runs the query at {@code end}, which is also what {@code now()} is.
     *
     * @param start the first moment whose rows the query sees
     * @param end the moment after the last one; rows that had not arrived by then are not seen either
     */
    ResultTable run(Instant start, Instant end);
}

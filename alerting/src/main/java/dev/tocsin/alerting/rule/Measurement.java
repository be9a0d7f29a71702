package dev.tocsin.alerting.rule;

import java.util.Optional;

/**
 * How the rows of a period become one value.
 *
 * @param column the measured numeric column; empty when the rows are counted
 */
public record Measurement(Aggregation aggregation, Optional<String> column) {}

package dev.tocsin.kql.evaluate.infer;

/**
 * What a query runs with in a place that something else fills in before it runs, such as a workbook's parameter.
 *
 * @param start UTF-16 offset in the query as it is written
 * @param value as a query writes it: {@code 1}, {@code "x"}, {@code datetime(2024-01-15T12:00:00Z)}
 */
public record StandIn(int start, int length, String value) {}

package dev.tocsin.preview.data;

/** What there is to draw for an item. */
public sealed interface Answer {
    /** Rows. */
    record Rows(DataSet data) implements Answer {}

    /** No rows, not even none: why, in one sentence without a full stop. */
    record Missing(String reason) implements Answer {}
}

package dev.tocsin.preview.data;

/** What there is to draw for an item. */
public sealed interface Answer {
    /**
     * Rows.
     *
     * @param note what is missing of them, in a few words; empty for nothing
     */
    record Rows(DataSet data, String note) implements Answer {
        /** All of them. */
        public Rows(DataSet data) {
            this(data, "");
        }
    }

    /** No rows, not even none: why, in one sentence without a full stop. */
    record Missing(String reason) implements Answer {}
}

package dev.tocsin.alerttest;

/** A rule's query that cannot be run: one line that says what and where. */
final class QueryRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QueryRefused(String message) {
        super(message);
    }
}

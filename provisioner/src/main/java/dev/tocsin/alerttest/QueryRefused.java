package dev.tocsin.alerttest;

/** A rule's query that cannot be run: one line that says what and where. */
final class QueryRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String why;

    QueryRefused(String message) {
        this(message, "");
    }

    /** @param advice what helps in a test */
    QueryRefused(String why, String advice) {
        super(why + advice);
        this.why = why;
    }

    /** The message without the advice for tests. */
    String why() {
        return why;
    }
}

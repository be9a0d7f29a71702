package dev.tocsin.alerttest;

/** What a rule reads is not among recorded rows: one line that says what is missing. */
final class NotRecorded extends Exception {
    private static final long serialVersionUID = 1L;

    NotRecorded(String message) {
        super(message);
    }
}

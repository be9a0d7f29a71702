package dev.tocsin.emulator.ingest;

/** An item, or a whole body, that is not taken. */
public final class RejectedException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param why for the answer */
    public RejectedException(String why) {
        super(why);
    }

    /** Why, for the answer. */
    public String why() {
        return String.valueOf(getMessage());
    }
}

package dev.tocsin.drill;

/** A drill that cannot be held; the message says why, and what to do. */
public final class DrillException extends Exception {
    private static final long serialVersionUID = 1L;

    DrillException(String why) {
        super(why);
    }
}

package dev.tocsin.alerttest;

/** A rule cannot be evaluated here. */
public final class RuleRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RuleRefusedException(String why) {
        super(why);
    }
}

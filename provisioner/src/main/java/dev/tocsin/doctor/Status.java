package dev.tocsin.doctor;

import java.util.Locale;

/** How a check ended. */
public enum Status {
    /** All is well. */
    PASS,
    /** Something will or may go wrong. */
    WARNING,
    /** Something is wrong. */
    FAIL,
    /** It could not be looked at, or there is nothing to look at; the message says why. */
    SKIPPED;

    /** As reports call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

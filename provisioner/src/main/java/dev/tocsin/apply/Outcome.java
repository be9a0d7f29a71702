package dev.tocsin.apply;

import java.util.Locale;

/** What became of one change. */
public enum Outcome {
    CREATED,
    UPDATED,
    REPLACED,
    DELETED,
    UNCHANGED,
    /** The service refused, or the resource is not as written. */
    FAILED,
    /** Not attempted, because of another failure. */
    SKIPPED,
    /** No answer came, and looking did not tell. */
    UNKNOWN;

    /** The word in reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the resource is as declared now. */
    public boolean isGood() {
        return this != FAILED && this != SKIPPED && this != UNKNOWN;
    }
}

package dev.tocsin.telemetry;

/** Whether a signal of the contract arrives. */
public enum Presence {
    /** The application emits it. */
    EMITTED,
    /** A rule needs it, and the contract asks the application to add it, with a reason. */
    REQUESTED,
    /** It never leaves the process: no query can find it. */
    INTERNAL
}

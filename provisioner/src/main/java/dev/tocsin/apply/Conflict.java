package dev.tocsin.apply;

/** Somebody changed the resource between reading and writing; nothing was written over it. The message is for the user. */
final class Conflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Conflict(String message) {
        super(message);
    }
}

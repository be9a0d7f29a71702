package dev.tocsin.load;

/** A file of the project is missing, out of bounds or over a limit. The message is one line for the user. */
public final class UnreadableFileException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableFileException(String message) {
        super(message);
    }
}

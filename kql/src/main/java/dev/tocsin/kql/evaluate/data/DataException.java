package dev.tocsin.kql.evaluate.data;

import org.jspecify.annotations.Nullable;

/** A file cannot be read as a table. The message is one line with the file, and the line where that is known. */
public final class DataException extends Exception {
    private static final long serialVersionUID = 1;

    public DataException(String message) {
        super(message);
    }

    DataException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

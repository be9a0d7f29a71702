package dev.tocsin.azure.http;

import org.jspecify.annotations.Nullable;

/** No connection can be set up as things are configured. The message is one line for the user. */
public final class ConnectionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConnectionException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    ConnectionException(String message) {
        this(message, null);
    }
}

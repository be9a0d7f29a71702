package dev.tocsin.emulator;

import java.io.IOException;

/** A fault says that the caller gets no answer: the connection breaks off. */
public final class ConnectionResetException extends IOException {
    private static final long serialVersionUID = 1L;

    ConnectionResetException() {
        super("connection reset");
    }
}

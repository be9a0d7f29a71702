package dev.tocsin.cli;

import java.io.Writer;
import java.util.function.Consumer;

/** Lets a library write through the terminal, and so through its mask. */
final class TerminalWriter extends Writer {
    private final Consumer<String> to;
    private final StringBuilder pending = new StringBuilder();

    TerminalWriter(Consumer<String> to) {
        super();
        this.to = to;
    }

    @Override
    public void write(char[] buffer, int offset, int length) {
        pending.append(buffer, offset, length);
    }

    @Override
    public void flush() {
        if (pending.length() > 0) {
            to.accept(pending.toString());
            pending.setLength(0);
        }
    }

    @Override
    public void close() {
        flush();
    }
}

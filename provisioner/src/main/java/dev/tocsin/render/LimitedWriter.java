package dev.tocsin.render;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;

/** Collects text up to a limit. */
final class LimitedWriter extends Writer {
    private final StringWriter text = new StringWriter();
    private final int limit;

    /** @param limit most UTF-16 units */
    LimitedWriter(int limit) {
        super();
        this.limit = limit;
    }

    @Override
    public void write(char[] buffer, int offset, int length) throws IOException {
        if (text.getBuffer().length() + length > limit) {
            throw new IOException("the output is longer than " + limit + " characters");
        }
        text.write(buffer, offset, length);
    }

    @Override
    public void flush() {
        text.flush();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

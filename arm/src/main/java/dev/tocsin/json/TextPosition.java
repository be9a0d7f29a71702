package dev.tocsin.json;

/**
 * A place in a text.
 *
 * @param line 1-based line
 * @param column 1-based column, in UTF-16 units
 * @param offset 0-based offset, in UTF-16 units
 */
public record TextPosition(int line, int column, int offset) {
    /** The first character of a text. */
    public static final TextPosition START = new TextPosition(1, 1, 0);

    @Override
    public String toString() {
        return line + ":" + column;
    }
}

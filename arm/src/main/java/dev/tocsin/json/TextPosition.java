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

    /** The place of an offset in a text. */
    public static TextPosition in(String text, int offset) {
        int line = 1;
        int start = 0;
        for (int newline = text.indexOf('\n'); newline >= 0 && newline < offset; newline = text.indexOf('\n', start)) {
            line++;
            start = newline + 1;
        }
        return new TextPosition(line, offset - start + 1, offset);
    }

    @Override
    public String toString() {
        return line + ":" + column;
    }
}

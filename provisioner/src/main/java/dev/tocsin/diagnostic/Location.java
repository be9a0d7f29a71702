package dev.tocsin.diagnostic;

import dev.tocsin.json.TextPosition;

/**
 * A place in a user's file.
 *
 * @param file path relative to the project root, with forward slashes; or what stands for it, such as {@code --set}
 * @param line 1-based, 0 when only the file is known
 * @param column 1-based, 0 when only the file is known
 * @param pointer JSON pointer of the value in that file, or empty
 */
public record Location(String file, int line, int column, String pointer) implements Comparable<Location> {
    /** A whole file. */
    public static Location of(String file) {
        return new Location(file, 0, 0, "");
    }

    /** A position in a file. */
    public static Location of(String file, TextPosition position, String pointer) {
        return new Location(file, position.line(), position.column(), pointer);
    }

    @Override
    public int compareTo(Location other) {
        int byFile = file.compareTo(other.file);
        if (byFile != 0) {
            return byFile;
        }
        int byLine = Integer.compare(line, other.line);
        if (byLine != 0) {
            return byLine;
        }
        int byColumn = Integer.compare(column, other.column);
        return byColumn != 0 ? byColumn : pointer.compareTo(other.pointer);
    }

    /** {@code file:line:column}, or the file alone. */
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}

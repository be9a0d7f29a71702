package dev.tocsin.kql.text;

/**
 * A part of a query's text.
 *
 * @param start UTF-16 offset of the first character
 * @param end UTF-16 offset after the last character; equal to {@code start} for what is missing
 */
public record SourceRange(int start, int end) {
    public SourceRange {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("Not a range: " + start + " to " + end);
        }
    }

    public int length() {
        return end - start;
    }

    /** Whether the other range lies inside this one; a range contains itself. */
    public boolean contains(SourceRange other) {
        return start <= other.start && other.end <= end;
    }
}

package dev.tocsin.report;

import java.util.ArrayDeque;
import java.util.Deque;

/** A document of limited length: grows by whole blocks, and always ends with everything closed. */
final class Cut {
    private final int longest;
    private final int reserve;
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private int whole;
    private int closing;
    private boolean full;

    /**
     * @param longest most characters
     * @param reserve of these, how many are kept for the last words
     */
    Cut(int longest, int reserve) {
        this.longest = longest;
        this.reserve = reserve;
    }

    /** Adds a block that opens and closes all by itself. After one that did not fit, no more are added. */
    void add(String block) {
        whole += block.length();
        if (!full && fits(block.length())) {
            out.append(block);
        } else {
            full = true;
        }
    }

    /** Adds a block that stays open until {@link #close()} adds {@code end}. */
    void open(String start, String end) {
        whole += start.length() + end.length();
        if (!full && fits(start.length() + end.length())) {
            out.append(start);
            open.push(end);
            closing += end.length();
        } else {
            full = true;
            open.push("");
        }
    }

    /** Closes what was opened last. */
    void close() {
        String end = open.pop();
        closing -= end.length();
        out.append(end);
    }

    /** Whether something was left out. */
    boolean isFull() {
        return full;
    }

    /** How many characters there would be without the limit. */
    int whole() {
        return whole;
    }

    /** The document; {@code last} words have their place kept. */
    String end(String last) {
        return out + last;
    }

    private boolean fits(int more) {
        return out.length() + more + closing + reserve <= longest;
    }
}

package dev.tocsin.kql.syntax;

import dev.tocsin.kql.text.SourceRange;
import java.util.List;

/**
 * The tokens of one query, the last of which is {@link TokenKind#END}. White space and comments are not tokens: they are
 * what lies between. Indexes beyond the end stand for the end.
 */
public final class Tokens {
    private final String text;
    private final TokenKind[] kinds;
    private final int[] starts;
    private final int[] ends;
    private final String[] words;
    private final int last;
    private final List<SourceRange> comments;

    Tokens(
            String text,
            TokenKind[] kinds,
            int[] starts,
            int[] ends,
            String[] words,
            int count,
            List<SourceRange> comments) {
        this.text = text;
        this.kinds = kinds;
        this.starts = starts;
        this.ends = ends;
        this.words = words;
        this.last = count - 1;
        this.comments = List.copyOf(comments);
    }

    /** The query. */
    public String text() {
        return text;
    }

    /** How many tokens there are, the end among them. */
    public int count() {
        return last + 1;
    }

    public TokenKind kind(int index) {
        return kinds[Math.min(index, last)];
    }

    public int start(int index) {
        return starts[Math.min(index, last)];
    }

    public int end(int index) {
        return ends[Math.min(index, last)];
    }

    /** The keyword, as in {@link Keywords}; empty for every other token. */
    public String word(int index) {
        return words[Math.min(index, last)];
    }

    public String text(int index) {
        String word = word(index);
        return word.isEmpty() ? text.substring(start(index), end(index)) : word;
    }

    /** Whether nothing, not even a space, lies between this token and the one before. */
    public boolean touchesPrevious(int index) {
        return index > 0 && index <= last && starts[index] == ends[index - 1];
    }

    /** Whether this token is the first of all, or a line ends between it and the one before. */
    public boolean startsLine(int index) {
        int at = Math.min(index, last);
        if (at == 0) {
            return true;
        }
        for (int i = ends[at - 1]; i < starts[at]; i++) {
            if (Lexer.isLineBreak(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** The comments, without the line breaks after them, in their order. */
    public List<SourceRange> comments() {
        return comments;
    }
}

package dev.tocsin.kql.print;

import dev.tocsin.kql.print.KqlFormatter.Separator;
import dev.tocsin.kql.syntax.TokenKind;
import dev.tocsin.kql.syntax.Tokens;
import dev.tocsin.kql.text.SourceRange;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/** The text printed so far, and which brackets are open in it. */
final class Layout {
    private static final String INDENT = "    ";

    private final Tokens tokens;
    /** Where statements and placeholders for whole clauses begin. */
    private final BitSet units;

    private final StringBuilder out;
    /** The brackets that are open, the last one first. */
    private final Deque<TokenKind> open = new ArrayDeque<>();

    private TokenKind last = TokenKind.SEMICOLON;
    private int lastEnd;
    private boolean afterComment;

    Layout(Tokens tokens, BitSet units) {
        this.tokens = tokens;
        this.units = units;
        out = new StringBuilder(tokens.text().length() + 64);
    }

    String text() {
        if (!out.isEmpty()) {
            out.append('\n');
        }
        return out.toString();
    }

    /** Where the last token or comment ended in the query's own text. */
    int lastEnd() {
        return lastEnd;
    }

    /** How many brackets are open that are not a function's. */
    int depth() {
        int depth = 0;
        for (TokenKind bracket : open) {
            if (bracket == TokenKind.OPEN_BRACE) {
                break;
            }
            depth++;
        }
        return depth;
    }

    /** Whether a semicolon here ends a statement: no bracket but a function's is open. */
    boolean isStatementEnd() {
        return depth() == 0;
    }

    int lineBreaks(int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            char c = tokens.text().charAt(i);
            boolean half = c == '\r' && i + 1 < to && tokens.text().charAt(i + 1) == '\n';
            if ((c == '\n' || c == '\r') && !half) {
                count++;
            }
        }
        return count;
    }

    void token(int index, Separator separator) {
        TokenKind kind = tokens.kind(index);
        if (closes(kind) && !open.isEmpty()) {
            open.pop();
        }
        separate(afterComment && separator != Separator.BLANK_LINE ? Separator.LINE : separator, index);
        out.append(tokens.text(), tokens.start(index), tokens.end(index));
        if (opens(kind)) {
            open.push(kind);
        }
        last = kind;
        lastEnd = tokens.end(index);
        afterComment = false;
    }

    /** Prints a comment behind the last token, or on its own line if it had one. */
    void comment(SourceRange range, int lineBreaks, int nextToken) {
        if (out.isEmpty()) {
            lastEnd = range.end();
        } else if (lineBreaks == 0 && !afterComment) {
            out.append(' ');
        } else {
            boolean blank = lineBreaks > 1 && depth() == 0;
            separate(blank ? Separator.BLANK_LINE : Separator.LINE, nextToken);
        }
        out.append(tokens.text(), range.start(), trimmedEnd(range));
        lastEnd = range.end();
        afterComment = true;
    }

    private int trimmedEnd(SourceRange range) {
        int end = range.end();
        while (end > range.start() && Character.isWhitespace(tokens.text().charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private void separate(Separator separator, int nextToken) {
        switch (separator) {
            case NONE -> {}
            case SPACE -> out.append(' ');
            case LINE -> newLine(nextToken);
            case BLANK_LINE -> {
                out.append('\n');
                newLine(nextToken);
            }
        }
    }

    private void newLine(int nextToken) {
        if (out.isEmpty()) {
            return;
        }
        out.append('\n').append(INDENT.repeat(open.size()));
        if (!beginsUnit(nextToken)) {
            out.append(INDENT);
        }
    }

    /** Whether a line that begins with that token goes on with nothing that the line before began. */
    private boolean beginsUnit(int nextToken) {
        TokenKind next = tokens.kind(nextToken);
        if (units.get(tokens.start(nextToken)) || next == TokenKind.BAR || next == TokenKind.END || closes(next)) {
            return true;
        }
        return switch (last) {
            case SEMICOLON, OPEN_PAREN, OPEN_BRACKET, OPEN_BRACE, DIRECTIVE -> true;
            case COMMA -> !open.isEmpty();
            default -> false;
        };
    }

    private static boolean opens(TokenKind kind) {
        return kind == TokenKind.OPEN_PAREN || kind == TokenKind.OPEN_BRACKET || kind == TokenKind.OPEN_BRACE;
    }

    private static boolean closes(TokenKind kind) {
        return kind == TokenKind.CLOSE_PAREN || kind == TokenKind.CLOSE_BRACKET || kind == TokenKind.CLOSE_BRACE;
    }
}

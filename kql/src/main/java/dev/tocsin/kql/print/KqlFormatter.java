package dev.tocsin.kql.print;

import dev.tocsin.kql.parse.ParsedQuery;
import dev.tocsin.kql.syntax.TokenKind;
import dev.tocsin.kql.syntax.Tokens;
import dev.tocsin.kql.text.SourceRange;
import java.util.List;

/**
 * Prints a query: one operator a line, four spaces of indentation, one space around comparisons, none inside parentheses.
 * A pipeline that was written on one line and is short stays there. Tokens and comments stay as they are and in their
 * order, and lines that the author broke stay broken, so that parsing the result gives the same tree; printing it again
 * changes nothing.
 */
public final class KqlFormatter {
    private static final int SHORT = 100;

    private final Tokens tokens;
    private final Marks marks;
    private final boolean oneLine;
    private final Layout layout;
    private int comment;

    private KqlFormatter(Tokens tokens, Marks marks, boolean oneLine) {
        this.tokens = tokens;
        this.marks = marks;
        this.oneLine = oneLine;
        layout = new Layout(tokens, marks.units());
    }

    /**
     * Prints a query.
     *
     * @return the query, with {@code \n} at the end of each line
     * @throws IllegalArgumentException if the query has errors: what is not understood is not laid out
     */
    public static String format(ParsedQuery query) {
        if (query.failed()) {
            throw new IllegalArgumentException("A query with errors is not formatted");
        }
        Tokens tokens = query.tokens();
        Marks marks = Marks.of(query);
        if (isOneLine(tokens)) {
            String line = new KqlFormatter(tokens, marks, true).format();
            if (line.length() <= SHORT) {
                return line;
            }
        }
        return new KqlFormatter(tokens, marks, false).format();
    }

    private String format() {
        for (int i = 0; i < tokens.count(); i++) {
            comments(i);
            if (tokens.kind(i) != TokenKind.END) {
                layout.token(i, separator(i));
            }
        }
        return layout.text();
    }

    private static boolean isOneLine(Tokens tokens) {
        for (int i = 1; i < tokens.count() - 1; i++) {
            if (tokens.startsLine(i)) {
                return false;
            }
        }
        return tokens.comments().isEmpty();
    }

    /** Prints the comments before that token. */
    private void comments(int token) {
        List<SourceRange> all = tokens.comments();
        while (comment < all.size() && all.get(comment).end() <= tokens.start(token)) {
            SourceRange range = all.get(comment++);
            int before = Math.max(
                    token == 0 ? 0 : tokens.end(token - 1),
                    comment < 2 ? 0 : all.get(comment - 2).end());
            layout.comment(range, layout.lineBreaks(before, range.start()), token);
        }
    }

    /** What is printed before that token: lines, a space or nothing. */
    private Separator separator(int token) {
        if (token == 0) {
            return Separator.NONE;
        }
        int breaks = layout.lineBreaks(layout.lastEnd(), tokens.start(token));
        if (tokens.kind(token - 1) == TokenKind.SEMICOLON && !oneLine && layout.isStatementEnd()) {
            return breaks > 1 ? Separator.BLANK_LINE : Separator.LINE;
        }
        if (tokens.kind(token) == TokenKind.BAR && !oneLine && (breaks > 0 || layout.depth() == 0)) {
            return Separator.LINE;
        }
        if (breaks > 0 || tokens.kind(token - 1) == TokenKind.DIRECTIVE) {
            return Separator.LINE;
        }
        return spaced(token) ? Separator.SPACE : Separator.NONE;
    }

    private boolean spaced(int token) {
        TokenKind left = tokens.kind(token - 1);
        TokenKind right = tokens.kind(token);
        if (left == TokenKind.OPEN_PAREN || left == TokenKind.OPEN_BRACKET) {
            return false;
        }
        switch (right) {
            case CLOSE_PAREN, CLOSE_BRACKET, COMMA, SEMICOLON -> {
                return false;
            }
            default -> {}
        }
        if (left == TokenKind.COMMA || left == TokenKind.SEMICOLON) {
            return true;
        }
        if (left == TokenKind.EQUAL || right == TokenKind.EQUAL) {
            return !marks.tight().get(left == TokenKind.EQUAL ? token - 1 : token);
        }
        return isSpacedSign(left) || isSpacedSign(right) || !tokens.touchesPrevious(token);
    }

    private static boolean isSpacedSign(TokenKind kind) {
        return switch (kind) {
            case BAR, EQUAL_EQUAL, BANG_EQUAL, EQUAL_TILDE, BANG_TILDE, LESS_EQUAL, GREATER_EQUAL, LESS_GREATER -> true;
            case FAT_ARROW -> true;
            default -> false;
        };
    }

    /** What stands between two tokens. */
    enum Separator {
        NONE,
        SPACE,
        LINE,
        BLANK_LINE
    }
}

package dev.tocsin.kql.parse;

import dev.tocsin.kql.syntax.Keywords;
import dev.tocsin.kql.syntax.TokenKind;
import dev.tocsin.kql.syntax.Tokens;
import dev.tocsin.kql.text.KqlDiagnostic;
import dev.tocsin.kql.text.KqlDiagnostic.Level;
import dev.tocsin.kql.text.SourceRange;
import dev.tocsin.kql.tree.Node;
import java.util.List;

/** A place in the tokens of one query, what was found wrong so far, and how deep the parser is. */
final class Cursor {
    /** Of a text that is no query at all, more would help nobody. */
    private static final int MAX_DIAGNOSTICS = 100;

    /** How much of a token a message quotes. */
    private static final int MAX_FOUND = 24;

    private final Tokens tokens;
    private final KqlOptions options;
    private final List<KqlDiagnostic> diagnostics;
    private int at;
    private int depth;

    Cursor(Tokens tokens, KqlOptions options, List<KqlDiagnostic> diagnostics) {
        this.tokens = tokens;
        this.options = options;
        this.diagnostics = diagnostics;
    }

    Dialect dialect() {
        return options.dialect();
    }

    boolean workbook() {
        return options.workbook();
    }

    TokenKind kind() {
        return tokens.kind(at);
    }

    TokenKind kind(int offset) {
        return tokens.kind(at + offset);
    }

    /** The keyword here; empty for anything else. */
    String word() {
        return tokens.word(at);
    }

    String word(int offset) {
        return tokens.word(at + offset);
    }

    String text() {
        return tokens.text(at);
    }

    String text(int offset) {
        return tokens.text(at + offset);
    }

    boolean at(TokenKind kind) {
        return tokens.kind(at) == kind;
    }

    boolean at(String keyword) {
        return tokens.word(at).equals(keyword);
    }

    boolean at(int offset, String keyword) {
        return tokens.word(at + offset).equals(keyword);
    }

    /** Whether the token touches the one before it. */
    boolean touches(int offset) {
        return tokens.touchesPrevious(at + offset);
    }

    boolean startsLine(int offset) {
        return tokens.startsLine(at + offset);
    }

    /** Where the token here begins. */
    int start() {
        return tokens.start(at);
    }

    /** Where the token before ended. */
    int end() {
        return at == 0 ? 0 : tokens.end(at - 1);
    }

    int position() {
        return at;
    }

    void reset(int position) {
        at = position;
    }

    SourceRange next() {
        SourceRange range = new SourceRange(tokens.start(at), tokens.end(at));
        at++;
        return range;
    }

    boolean eat(TokenKind kind) {
        if (at(kind)) {
            at++;
            return true;
        }
        return false;
    }

    boolean eat(String keyword) {
        if (at(keyword)) {
            at++;
            return true;
        }
        return false;
    }

    /** Steps over the token, or reports that it is missing and goes on as if it were there. */
    void expect(TokenKind kind) {
        if (!eat(kind)) {
            missing(kind.shown());
        }
    }

    void expect(String keyword) {
        if (!eat(keyword)) {
            missing(keyword);
        }
    }

    /** Steps over tokens that touch each other and together are that text. */
    boolean eatText(String text) {
        int start = tokens.start(at);
        if (!tokens.text().startsWith(text, start)) {
            return false;
        }
        int end = start + text.length();
        int last = at;
        while (tokens.end(last) < end && tokens.touchesPrevious(last + 1)) {
            last++;
        }
        if (tokens.end(last) != end || tokens.kind(last) == TokenKind.END) {
            return false;
        }
        at = last + 1;
        return true;
    }

    /** From there to the end of the last token that was eaten. */
    SourceRange since(int start) {
        return new SourceRange(Math.min(start, end()), end());
    }

    /** The same of a node that may begin with a part that is missing, and so lies further ahead. */
    SourceRange since(int start, Node first) {
        return since(Math.min(start, first.range().start()));
    }

    SourceRange nothing() {
        return new SourceRange(end(), end());
    }

    String source(SourceRange range) {
        return tokens.text().substring(range.start(), range.end());
    }

    /** An identifier, or a keyword that may be one here. */
    boolean isName(int offset) {
        return kind(offset) == TokenKind.IDENTIFIER
                || (kind(offset) == TokenKind.KEYWORD && Keywords.isName(word(offset)));
    }

    boolean isNewName(int offset) {
        return kind(offset) == TokenKind.IDENTIFIER
                || (kind(offset) == TokenKind.KEYWORD && Keywords.isNewName(word(offset)));
    }

    /**
     * Reports a missing token: at the next one if that is on the same line and not far, else behind the last one. In a
     * workbook a placeholder beside the gap may bring what is missing.
     */
    void missing(String expected) {
        if (silent()) {
            return;
        }
        boolean near = tokens.start(at) - end() < 2 && (at == 0 || !tokens.startsLine(at));
        int start = near ? tokens.start(at) : end();
        int length = near ? tokens.end(at) - start : 0;
        error("KS005", "Expected: " + expected + "; found " + found(), start, length);
    }

    /** Reports a token that is missing before the token of that position. */
    void missingAt(int position, String expected) {
        int here = at;
        at = position;
        missing(expected);
        at = here;
    }

    /** Reports that a part of the query is missing behind the last token. */
    void absent(String what) {
        if (silent()) {
            return;
        }
        String hint =
                kind() == TokenKind.KEYWORD ? "; if " + word() + " is meant as a name, write ['" + word() + "']" : "";
        error("KS006", "Missing " + what + " before " + found() + hint, end(), 0);
    }

    /** Reports a part that is missing before the token of that position. */
    void absentAt(int position, String what) {
        int here = at;
        at = position;
        absent(what);
        at = here;
    }

    void error(String code, String message, int start, int length) {
        if (diagnostics.size() < MAX_DIAGNOSTICS) {
            diagnostics.add(new KqlDiagnostic(Level.ERROR, code, message, start, length));
        }
    }

    void info(String code, String message, int start, int length) {
        diagnostics.add(new KqlDiagnostic(Level.INFO, code, message, start, length));
    }

    private boolean silent() {
        boolean besidePlaceholder = (workbook() && at(TokenKind.PLACEHOLDER)) || afterPlaceholder();
        return besidePlaceholder || diagnostics.size() >= MAX_DIAGNOSTICS;
    }

    boolean afterPlaceholder() {
        return workbook() && at > 0 && tokens.kind(at - 1) == TokenKind.PLACEHOLDER;
    }

    /** What stands here, for messages. */
    String found() {
        if (at(TokenKind.END)) {
            return "the end of the query";
        }
        String text = tokens.text(at);
        int end = Math.min(text.length(), MAX_FOUND);
        for (int i = 0; i < end; i++) {
            if (Character.isISOControl(text.charAt(i)) || text.charAt(i) == '\u2028' || text.charAt(i) == '\u2029') {
                end = i;
            }
        }
        return end == text.length() ? text : text.substring(0, end) + "…";
    }

    void enter() {
        if (++depth > options.limits().maxDepth()) {
            throw new DepthExceeded(start());
        }
    }

    void leave(int levels) {
        depth -= levels;
    }

    /** What ends any list. */
    boolean atListEnd() {
        return switch (kind()) {
            case CLOSE_PAREN, CLOSE_BRACKET, CLOSE_BRACE, BAR, SEMICOLON, END -> true;
            default -> false;
        };
    }

    /**
     * A placeholder on a line of its own, or at its beginning with an operator behind it, which stands for operators or
     * statements rather than a part of one.
     */
    boolean atWholeClause() {
        boolean starts = startsLine(0) || tokens.kind(at - 1) == TokenKind.SEMICOLON;
        if (!workbook() || !at(TokenKind.PLACEHOLDER) || !starts) {
            return false;
        }
        return switch (kind(1)) {
            case CLOSE_PAREN, CLOSE_BRACE, BAR, SEMICOLON, END -> true;
            default -> startsLine(1) || OperatorStart.isOperator(word(1));
        };
    }
}

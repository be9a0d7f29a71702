package dev.tocsin.kql.syntax;

import dev.tocsin.kql.text.KqlDiagnostic;
import dev.tocsin.kql.text.KqlDiagnostic.Level;
import dev.tocsin.kql.text.SourceRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a query into tokens. What is no token is reported and becomes a {@link TokenKind#BAD} one: nothing is skipped. */
public final class Lexer {
    /** Of a text that is no query at all, more would help nobody. */
    private static final int MAX_DIAGNOSTICS = 100;

    private final String text;
    private final boolean workbook;
    private final List<KqlDiagnostic> diagnostics;
    private final List<SourceRange> comments = new ArrayList<>();

    private TokenKind[] kinds;
    private int[] starts;
    private int[] ends;
    private String[] words;
    private int count;

    private Lexer(String text, boolean workbook, List<KqlDiagnostic> diagnostics) {
        this.text = text;
        this.workbook = workbook;
        this.diagnostics = diagnostics;
        int guess = 16 + text.length() / 5;
        kinds = new TokenKind[guess];
        starts = new int[guess];
        ends = new int[guess];
        words = new String[guess];
    }

    /**
     * Cuts a text into tokens.
     *
     * @param workbook whether {@code {Name:specifier}} is a placeholder; {@code {Name}} always is
     * @param diagnostics gets what is wrong with single tokens
     */
    public static Tokens scan(String text, boolean workbook, List<KqlDiagnostic> diagnostics) {
        return new Lexer(text, workbook, diagnostics).scan();
    }

    private Tokens scan() {
        int at = trivia(0);
        while (at < text.length()) {
            at = trivia(token(at));
        }
        add(TokenKind.END, text.length(), text.length());
        return new Tokens(text, kinds, starts, ends, words, count, comments);
    }

    /** Adds the token at that place and returns where it ends. */
    private int token(int start) {
        char c = text.charAt(start);
        TokenKind punctuation = Punctuation.at(text, start);
        if (punctuation == TokenKind.OPEN_BRACE) {
            int end = Placeholders.end(text, start, workbook);
            return end > start ? add(TokenKind.PLACEHOLDER, start, end) : add(punctuation, start, start + 1);
        }
        if (punctuation != TokenKind.BAD) {
            return add(punctuation, start, start + Punctuation.length(punctuation));
        }
        if (StringScanner.startsAt(text, start)) {
            return string(start);
        }
        if (c == '#') {
            int end = start;
            while (end < text.length() && !isLineBreak(text.charAt(end))) {
                end++;
            }
            return add(TokenKind.DIRECTIVE, start, end);
        }
        int keywordEnd = keyword(start);
        if (keywordEnd > start) {
            return keywordEnd;
        }
        if (isNameStart(c)) {
            return name(start);
        }
        if (isDigit(c)) {
            int end = number(start);
            if (end > start) {
                return end;
            }
        }
        // A lone exclamation mark the parser reports, as it does any token that does not belong where it stands.
        if (c != '!') {
            report("KS002", "Unexpected: " + c + "; remove this character, or put it into a string", start, 1);
        }
        return add(TokenKind.BAD, start, start + 1);
    }

    private int keyword(int start) {
        String word = Keywords.longestAt(text, start);
        if (word.isEmpty()) {
            return start;
        }
        int end = start + word.length();
        char next = end < text.length() ? text.charAt(end) : '\0';
        if (next == '(') {
            TokenKind literal = Literals.kind(word);
            if (literal != TokenKind.KEYWORD) {
                return enclosed(literal, start, end);
            }
        }
        if (isNamePart(next)) {
            return start;
        }
        add(TokenKind.KEYWORD, start, end);
        words[count - 1] = word;
        return end;
    }

    /** {@code datetime(…)} and its like: any text up to the parenthesis that closes, on the same line. */
    private int enclosed(TokenKind kind, int start, int open) {
        int end = open;
        while (end < text.length() && text.charAt(end) != ')' && !isLineBreak(text.charAt(end))) {
            end++;
        }
        if (end < text.length() && text.charAt(end) == ')') {
            return add(kind, start, end + 1);
        }
        report("KS001", "Missing: ); close the literal on the line where it begins", end, 0);
        return add(kind, start, end);
    }

    private int name(int start) {
        int guid = Literals.guidEnd(text, start);
        if (guid > start) {
            return add(TokenKind.RAW_GUID, start, guid);
        }
        int end = start + 1;
        while (end < text.length() && isNamePart(text.charAt(end))) {
            end++;
        }
        return add(Literals.isBool(text, start, end) ? TokenKind.BOOL : TokenKind.IDENTIFIER, start, end);
    }

    private int number(int start) {
        int end = Literals.guidEnd(text, start);
        if (end > start) {
            return add(TokenKind.RAW_GUID, start, end);
        }
        end = Literals.realEnd(text, start);
        if (end > start) {
            return add(TokenKind.REAL, start, end);
        }
        end = Literals.timespanEnd(text, start);
        if (end > start) {
            return add(TokenKind.TIMESPAN, start, end);
        }
        end = Literals.longEnd(text, start);
        if (end > start) {
            return add(TokenKind.LONG, start, end);
        }
        // A name that begins with digits: the table 2fa_log.
        end = start;
        while (end < text.length() && isNamePart(text.charAt(end))) {
            end++;
        }
        return add(TokenKind.IDENTIFIER, start, end);
    }

    private int string(int start) {
        StringScanner scanner = new StringScanner(text, start);
        if (!scanner.closed()) {
            report("KS001", "Missing: " + scanner.quote() + "; close the string", scanner.end(), 0);
        }
        return add(TokenKind.STRING, start, scanner.end());
    }

    private int trivia(int from) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ' || isWhiteSpace(c)) {
                at++;
            } else if (c == '/' && at + 1 < text.length() && text.charAt(at + 1) == '/') {
                int start = at;
                while (at < text.length() && !isLineBreak(text.charAt(at))) {
                    at++;
                }
                comments.add(new SourceRange(start, at));
            } else {
                break;
            }
        }
        return at;
    }

    private int add(TokenKind kind, int start, int end) {
        if (count == kinds.length) {
            int length = 2 * count;
            kinds = Arrays.copyOf(kinds, length);
            starts = Arrays.copyOf(starts, length);
            ends = Arrays.copyOf(ends, length);
            words = Arrays.copyOf(words, length);
        }
        kinds[count] = kind;
        starts[count] = start;
        ends[count] = end;
        words[count] = "";
        count++;
        return end;
    }

    private void report(String code, String message, int start, int length) {
        if (diagnostics.size() < MAX_DIAGNOSTICS) {
            diagnostics.add(new KqlDiagnostic(Level.ERROR, code, message, start, length));
        }
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isNameStart(char c) {
        return isLetter(c) || c == '_' || c == '$';
    }

    static boolean isNamePart(char c) {
        return isLetter(c) || isDigit(c) || c == '_';
    }

    static boolean isLineBreak(char c) {
        return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029';
    }

    /** The white space that Microsoft's parser accepts between tokens; it takes some invisible characters for it. */
    static boolean isWhiteSpace(char c) {
        return switch (c) {
            case ' ', '\t', '\n', '\r', '\f' -> true;
            case '\u00a0', '\u1680', '\u180e', '\u202f', '\u205f', '\u3000', '\ufeff', '\u2028', '\u2029' -> true;
            default -> c >= '\u2000' && c <= '\u200b';
        };
    }
}

package dev.tocsin.kql.lint;

import dev.tocsin.kql.syntax.TokenKind;
import dev.tocsin.kql.syntax.Tokens;
import dev.tocsin.kql.text.KqlDiagnostic.Level;
import dev.tocsin.kql.text.SourceRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Spaces that are none, characters without width, and quotes that text editors make: they come with text from pages and chats. */
final class InvisibleCharacters implements QueryRule {
    private static final char FIRST = '\u00a0';
    private static final char NO_BREAK_SPACE = '\u00a0';
    /** The data must then have it too. */
    private static final String LITERAL = " in a string";

    @Override
    public String code() {
        return "TOC2304";
    }

    @Override
    public Level level() {
        return Level.WARNING;
    }

    @Override
    public String title() {
        return "characters that nobody sees";
    }

    @Override
    public void check(QueryView query, Findings findings) {
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        String text = query.text();
        for (int at = 0; at < text.length(); at++) {
            String name = text.charAt(at) < FIRST ? "" : name(text.charAt(at));
            if (!name.isEmpty() && !inComment(query, at)) {
                boolean literal = inLiteral(query.bound().parsed().tokens(), at);
                places.computeIfAbsent(name + (literal ? LITERAL : " in the query"), key -> new ArrayList<>())
                        .add(at);
            }
        }
        places.forEach((what, where) -> tell(text, what, where, findings));
    }

    private void tell(String text, String what, List<Integer> places, Findings findings) {
        boolean literal = what.endsWith(LITERAL);
        int first = places.get(0);
        List<TextEdit> fixes = new ArrayList<>();
        if (!literal && text.charAt(first) == NO_BREAK_SPACE) {
            for (int place : places) {
                fixes.add(new TextEdit(place, 1, " "));
            }
        }
        findings.add(
                this,
                literal ? Level.INFO : level(),
                new SourceRange(first, first + 1),
                what + (places.size() == 1 ? "" : ", " + places.size() + " times") + "; type it anew",
                fixes);
    }

    private static String name(char one) {
        return switch (one) {
            case '\u00a0' -> "A no-break space (U+00A0)";
            case '\u2007', '\u202f' -> "A no-break space (U+" + hex(one) + ")";
            case '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff' -> "A character without width (U+" + hex(one) + ")";
            case '\u2018', '\u2019', '\u201c', '\u201d' -> "A typographic quotation mark (U+" + hex(one) + ")";
            case '\u200e',
                    '\u200f',
                    '\u202a',
                    '\u202b',
                    '\u202c',
                    '\u202d',
                    '\u202e',
                    '\u2066',
                    '\u2067',
                    '\u2068',
                    '\u2069' -> "A character that turns the direction of text (U+" + hex(one) + ")";
            default -> "";
        };
    }

    private static String hex(char one) {
        return String.format("%04X", (int) one);
    }

    private static boolean inComment(QueryView query, int at) {
        for (SourceRange comment : query.bound().parsed().tokens().comments()) {
            if (comment.start() <= at && at < comment.end()) {
                return true;
            }
        }
        return false;
    }

    private static boolean inLiteral(Tokens tokens, int at) {
        for (int i = 0; i < tokens.count(); i++) {
            if (tokens.start(i) <= at && at < tokens.end(i)) {
                return tokens.kind(i) == TokenKind.STRING;
            }
        }
        return false;
    }
}

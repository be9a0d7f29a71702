package dev.tocsin.kql.parse;

import dev.tocsin.kql.syntax.StringLiterals;
import dev.tocsin.kql.syntax.TokenKind;
import dev.tocsin.kql.text.SourceRange;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Value;
import dev.tocsin.kql.tree.Value.Form;
import dev.tocsin.kql.tree.Value.Name;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names: plain, in brackets, with placeholders, with stars. */
final class NameRules {
    private final Cursor cursor;

    NameRules(Grammar grammar) {
        cursor = grammar.cursor;
    }

    /** How many tokens the name here has; zero if none begins here. */
    int length(int offset) {
        int bracketed = bracketedLength(offset);
        if (bracketed > 0) {
            return bracketed;
        }
        return cursor.isName(offset) || cursor.kind(offset) == TokenKind.PLACEHOLDER ? templateLength(offset) : 0;
    }

    /** Like {@link #length}, with the keywords that are names only where a new name is given. */
    int newLength(int offset) {
        int length = length(offset);
        return length > 0 || !cursor.isNewName(offset) ? length : templateLength(offset);
    }

    /** Name parts and placeholders that touch each other are one name in a workbook. */
    int templateLength(int offset) {
        int length = 1;
        if (cursor.workbook()) {
            while (cursor.touches(offset + length) && glues(offset + length - 1, offset + length)) {
                length++;
            }
        }
        return length;
    }

    private boolean glues(int left, int right) {
        return (cursor.kind(left) == TokenKind.PLACEHOLDER && isWordPart(right))
                || (cursor.kind(right) == TokenKind.PLACEHOLDER && isWordPart(left));
    }

    private boolean isWordPart(int offset) {
        return switch (cursor.kind(offset)) {
            case PLACEHOLDER, IDENTIFIER, LONG, REAL, TIMESPAN -> true;
            case KEYWORD -> cursor.isNewName(offset);
            default -> false;
        };
    }

    private int bracketedLength(int offset) {
        int length = 1;
        if (cursor.kind(offset) != TokenKind.OPEN_BRACKET) {
            return 0;
        }
        while (cursor.kind(offset + length) == TokenKind.STRING
                || (cursor.workbook() && cursor.kind(offset + length) == TokenKind.PLACEHOLDER)) {
            length++;
        }
        return length > 1 && cursor.kind(offset + length) == TokenKind.CLOSE_BRACKET ? length + 1 : 0;
    }

    @Nullable
    Name name() {
        int length = length(0);
        return length == 0 ? null : take(length);
    }

    @Nullable
    Name newName() {
        int length = newLength(0);
        return length == 0 ? null : take(length);
    }

    Name requiredName() {
        Name name = name();
        return name != null ? name : missingName();
    }

    Name missingName() {
        cursor.absent("name");
        return new Name(cursor.nothing(), "", Form.MISSING);
    }

    private Name take(int length) {
        int start = cursor.start();
        if (cursor.at(TokenKind.OPEN_BRACKET)) {
            return bracketed(start);
        }
        boolean plain = length == 1 && !cursor.at(TokenKind.PLACEHOLDER);
        for (int i = 0; i < length; i++) {
            cursor.next();
        }
        SourceRange range = cursor.since(start);
        return new Name(range, cursor.source(range), plain ? Form.PLAIN : Form.TEMPLATE);
    }

    /** A name in brackets, however long; the tokens are known to be there. */
    private Name bracketed(int start) {
        cursor.next();
        StringBuilder value = new StringBuilder();
        boolean template = false;
        while (!cursor.at(TokenKind.CLOSE_BRACKET)) {
            boolean string = cursor.at(TokenKind.STRING);
            String part = cursor.source(cursor.next());
            value.append(string ? StringLiterals.value(part) : part);
            template |= !string;
        }
        cursor.expect(TokenKind.CLOSE_BRACKET);
        return new Name(cursor.since(start), value.toString(), template ? Form.TEMPLATE : Form.BRACKETED);
    }

    @Nullable
    Name bracketedName() {
        return bracketedLength(0) > 0 ? bracketed(cursor.start()) : null;
    }

    /** That many tokens as text that placeholders complete. */
    Expression template(int length) {
        int start = cursor.start();
        for (int i = 0; i < length; i++) {
            cursor.next();
        }
        SourceRange range = cursor.since(start);
        return new Value.Template(range, cursor.source(range));
    }

    /** The token here as a name, whatever it is. */
    Name anyToken() {
        SourceRange range = cursor.next();
        return new Name(range, cursor.source(range), Form.PLAIN);
    }

    /**
     * A keyword where a name should be, and what follows shows that it is meant as one: that is reported.
     */
    @Nullable
    Name misusedKeyword() {
        if (!cursor.at(TokenKind.KEYWORD) || !followsName()) {
            return null;
        }
        String word = cursor.word();
        cursor.error(
                "KS228", "The name '" + word + "' is a keyword; write ['" + word + "']", cursor.start(), word.length());
        return anyToken();
    }

    private boolean followsName() {
        return switch (cursor.kind(1)) {
            case EQUAL_EQUAL, BANG_EQUAL, EQUAL_TILDE, BANG_TILDE, GREATER, GREATER_EQUAL, LESS, LESS_EQUAL -> true;
            case STAR, SLASH, PERCENT, CLOSE_PAREN, CLOSE_BRACKET, CLOSE_BRACE, DOT, COMMA, COLON, BAR -> true;
            case KEYWORD -> Operators.followsOperand(cursor.word(1));
            default -> false;
        };
    }

    /** How many tokens the pattern with stars has; zero if none begins here. */
    int wildcardLength(int offset) {
        int length;
        if (cursor.kind(offset) == TokenKind.STAR) {
            length = 1;
        } else if (cursor.isNewName(offset)
                && cursor.kind(offset + 1) == TokenKind.STAR
                && cursor.touches(offset + 1)) {
            length = 2;
        } else {
            return 0;
        }
        while (cursor.touches(offset + length) && isWildcardPart(offset + length)) {
            length++;
        }
        return length;
    }

    private boolean isWildcardPart(int offset) {
        return switch (cursor.kind(offset)) {
            case STAR, IDENTIFIER, LONG -> true;
            default -> cursor.isNewName(offset);
        };
    }

    @Nullable
    Expression wildcard() {
        int length = wildcardLength(0);
        if (length == 0) {
            return null;
        }
        int start = cursor.start();
        for (int i = 0; i < length; i++) {
            cursor.next();
        }
        SourceRange range = cursor.since(start);
        String pattern = cursor.source(range);
        return pattern.equals("*") ? new Value.Star(range) : new Value.Wildcard(range, pattern);
    }

    @Nullable
    Expression bracketedWildcard() {
        if (!cursor.at(TokenKind.OPEN_BRACKET) || wildcardLength(1) == 0) {
            return null;
        }
        int start = cursor.start();
        cursor.next();
        wildcard();
        cursor.expect(TokenKind.CLOSE_BRACKET);
        SourceRange range = cursor.since(start);
        return new Value.Wildcard(range, cursor.source(range));
    }

    /** {@code (a, b)} as in {@code (a, b) = value}: how many tokens, zero if it is something else. */
    int tupleLength() {
        if (!cursor.at(TokenKind.OPEN_PAREN)) {
            return 0;
        }
        int length = 1;
        while (true) {
            int name = newLength(length);
            if (name == 0) {
                return 0;
            }
            length += name;
            if (cursor.kind(length) == TokenKind.CLOSE_PAREN) {
                return length + 1;
            }
            if (cursor.kind(length) != TokenKind.COMMA) {
                return 0;
            }
            length++;
        }
    }

    /** {@code a-b} as in {@code a-b = value}, which needs brackets: how many tokens, zero if it is something else. */
    int dashedLength() {
        if (!cursor.at(TokenKind.IDENTIFIER) && !cursor.at(TokenKind.KEYWORD)) {
            return 0;
        }
        int length = 1;
        while (cursor.touches(length) && isDashedPart(cursor.kind(length))) {
            length++;
        }
        return length;
    }

    private static boolean isDashedPart(TokenKind kind) {
        return kind == TokenKind.IDENTIFIER || kind == TokenKind.KEYWORD || kind == TokenKind.MINUS;
    }

    Name dashed(int length) {
        int start = cursor.start();
        for (int i = 0; i < length; i++) {
            cursor.next();
        }
        SourceRange range = cursor.since(start);
        String name = cursor.source(range);
        cursor.error("KS228", "The name '" + name + "' needs brackets; write ['" + name + "']", start, range.length());
        return new Name(range, name, Form.PLAIN);
    }

    /** Names of {@code (a, b) = value}, whose tokens are known to be there. */
    List<Name> tuple(Grammar grammar) {
        cursor.next();
        List<Name> all = grammar.list(this::newName, this::missingName, Grammar.ListEnd.COMMON, true);
        cursor.expect(TokenKind.CLOSE_PAREN);
        return all;
    }
}

package dev.tocsin.kql.parse;

import dev.tocsin.kql.parse.Grammar.ListEnd;
import dev.tocsin.kql.syntax.TokenKind;
import dev.tocsin.kql.text.SourceRange;
import dev.tocsin.kql.tree.Clause;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Value;
import dev.tocsin.kql.tree.Value.Kind;
import dev.tocsin.kql.tree.Value.Literal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Literals, with what stands in {@code dynamic(…)}. */
final class LiteralRules {
    private final Grammar grammar;
    private final Cursor cursor;

    LiteralRules(Grammar grammar) {
        this.grammar = grammar;
        cursor = grammar.cursor;
    }

    @Nullable
    Expression literal() {
        return switch (cursor.kind()) {
            case STRING -> string();
            case BOOL, LONG, INT, REAL, DECIMAL, GUID, DATETIME, TIMESPAN -> take(kind(cursor.kind()));
            case RAW_GUID -> rawGuid();
            case PLUS, MINUS -> signedNumber();
            case PLACEHOLDER -> placeholder();
            case KEYWORD -> cursor.at("dynamic") ? dynamic() : cursor.at("typeof") ? grammar.schemas.typeOf() : null;
            default -> null;
        };
    }

    private static Kind kind(TokenKind token) {
        return switch (token) {
            case BOOL -> Kind.BOOL;
            case INT -> Kind.INT;
            case REAL -> Kind.REAL;
            case DECIMAL -> Kind.DECIMAL;
            case GUID, RAW_GUID -> Kind.GUID;
            case DATETIME -> Kind.DATETIME;
            case TIMESPAN -> Kind.TIMESPAN;
            default -> Kind.LONG;
        };
    }

    private Literal take(Kind kind) {
        SourceRange range = cursor.next();
        return new Literal(range, kind, cursor.source(range));
    }

    private Literal rawGuid() {
        cursor.error("KS214", "A guid needs guid(…) around it; write guid(" + cursor.text() + ")", cursor.start(), 36);
        return take(Kind.GUID);
    }

    /** One or more adjacent strings. */
    @Nullable
    Expression string() {
        if (!cursor.at(TokenKind.STRING)) {
            return null;
        }
        int start = cursor.start();
        Literal first = take(Kind.STRING);
        if (!cursor.at(TokenKind.STRING)) {
            return first;
        }
        List<Literal> parts = new ArrayList<>(List.of(first));
        while (cursor.at(TokenKind.STRING)) {
            parts.add(take(Kind.STRING));
        }
        return new Value.Strings(cursor.since(start), parts);
    }

    private @Nullable Literal signedNumber() {
        boolean digits = cursor.touches(1)
                && switch (cursor.kind(1)) {
                    case LONG, REAL, TIMESPAN ->
                        Character.isDigit(cursor.text(1).charAt(0));
                    default -> false;
                };
        if (!digits) {
            return null;
        }
        int start = cursor.start();
        cursor.next();
        Kind kind = kind(cursor.kind());
        cursor.next();
        SourceRange range = cursor.since(start);
        return new Literal(range, kind, cursor.source(range));
    }

    /** A placeholder for a value, or text with placeholders in it that touch it. */
    @Nullable
    Expression placeholder() {
        if (!cursor.at(TokenKind.PLACEHOLDER)) {
            return null;
        }
        int length = grammar.names.templateLength(0);
        return length == 1 ? onePlaceholder() : grammar.names.template(length);
    }

    /** The placeholder here; it is known to be there. */
    Value.Placeholder onePlaceholder() {
        SourceRange range = cursor.next();
        String text = cursor.source(range);
        int colon = text.indexOf(':');
        int nameEnd = colon < 0 ? text.length() - 1 : colon;
        String specifier = colon < 0 ? "" : text.substring(colon + 1, text.length() - 1);
        return new Value.Placeholder(range, text.substring(1, nameEnd), specifier);
    }

    @Nullable
    Expression dynamic() {
        if (!cursor.at("dynamic") || cursor.kind(1) != TokenKind.OPEN_PAREN) {
            return null;
        }
        int start = cursor.start();
        cursor.next();
        cursor.next();
        Expression value = requiredJson();
        cursor.expect(TokenKind.CLOSE_PAREN);
        return new Value.Dynamic(cursor.since(start), value);
    }

    private Expression requiredJson() {
        Expression value = json();
        return value != null ? value : grammar.missing("JSON value");
    }

    private @Nullable Expression json() {
        cursor.enter();
        Expression value = jsonValue();
        cursor.leave(1);
        return value;
    }

    private @Nullable Expression jsonValue() {
        return switch (cursor.kind()) {
            case MINUS -> negativeNumber();
            case LONG, REAL, BOOL, DATETIME, TIMESPAN, GUID, RAW_GUID, DECIMAL, STRING, PLACEHOLDER -> literal();
            case KEYWORD -> cursor.at("null") ? take(Kind.NULL) : dynamic();
            case OPEN_BRACKET -> array();
            case OPEN_BRACE -> object();
            default -> null;
        };
    }

    private @Nullable Expression negativeNumber() {
        if (cursor.kind(1) != TokenKind.LONG && cursor.kind(1) != TokenKind.REAL) {
            return null;
        }
        int start = cursor.start();
        cursor.next();
        Literal number = take(kind(cursor.kind()));
        return new Operation.Unary(cursor.since(start), Operation.Sign.MINUS, number);
    }

    private Expression array() {
        int start = cursor.start();
        cursor.next();
        List<Expression> items = grammar.list(this::json, () -> grammar.missing("JSON value"), ListEnd.COMMON, false);
        cursor.expect(TokenKind.CLOSE_BRACKET);
        return new Value.JsonArray(cursor.since(start), items);
    }

    private Expression object() {
        int start = cursor.start();
        cursor.next();
        List<Clause.JsonProperty> properties =
                grammar.list(this::property, this::missingProperty, ListEnd.COMMON, false);
        cursor.expect(TokenKind.CLOSE_BRACE);
        return new Value.JsonObject(cursor.since(start), properties);
    }

    private Clause.@Nullable JsonProperty property() {
        int start = cursor.start();
        String name = "";
        if (cursor.at(TokenKind.STRING)) {
            name = cursor.source(cursor.next());
        } else if (cursor.at(TokenKind.PLACEHOLDER) && cursor.kind(1) != TokenKind.COLON) {
            // A placeholder for one or more whole properties.
            Expression filled = onePlaceholder();
            return new Clause.JsonProperty(filled.range(), "", filled);
        } else if (cursor.at(TokenKind.PLACEHOLDER)) {
            name = cursor.source(cursor.next());
        } else if (!cursor.at(TokenKind.COLON)) {
            int position = cursor.position();
            Expression value = json();
            if (value == null) {
                return null;
            }
            cursor.absentAt(position, "string");
            cursor.missingAt(position, TokenKind.COLON.shown());
            return new Clause.JsonProperty(cursor.since(start), "", value);
        } else {
            cursor.absent("string");
        }
        cursor.expect(TokenKind.COLON);
        Expression value = requiredJson();
        return new Clause.JsonProperty(cursor.since(start), name, value);
    }

    private Clause.JsonProperty missingProperty() {
        Expression value = grammar.missing("JSON pair");
        return new Clause.JsonProperty(value.range(), "", value);
    }
}

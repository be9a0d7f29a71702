package dev.tocsin.kql.parse;

import dev.tocsin.kql.parse.Grammar.ListEnd;
import dev.tocsin.kql.syntax.Keywords;
import dev.tocsin.kql.syntax.TokenKind;
import dev.tocsin.kql.text.SourceRange;
import dev.tocsin.kql.tree.Clause;
import dev.tocsin.kql.tree.Clause.Column;
import dev.tocsin.kql.tree.Clause.Schema;
import dev.tocsin.kql.tree.Clause.TypeName;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Node;
import dev.tocsin.kql.tree.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Declarations of columns and parameters, and types. */
final class SchemaRules {
    private final Grammar grammar;
    private final Cursor cursor;

    SchemaRules(Grammar grammar) {
        this.grammar = grammar;
        cursor = grammar.cursor;
    }

    /** {@code typeof(…)}. */
    Value.@Nullable TypeOf typeOf() {
        if (!cursor.at("typeof") || cursor.kind(1) != TokenKind.OPEN_PAREN) {
            return null;
        }
        int start = cursor.start();
        cursor.next();
        cursor.next();
        boolean scalar = Keywords.isCastType(cursor.word())
                || (cursor.at(TokenKind.IDENTIFIER) && cursor.kind(1) == TokenKind.CLOSE_PAREN);
        List<Node> columns = scalar || cursor.at(TokenKind.PLACEHOLDER)
                ? List.of(typeName())
                : grammar.list(this::typeOfElement, this::missingColumn, ListEnd.COMMON, false);
        cursor.expect(TokenKind.CLOSE_PAREN);
        return new Value.TypeOf(cursor.since(start), columns);
    }

    private @Nullable Node typeOfElement() {
        return cursor.at(TokenKind.STAR) ? new Value.Star(cursor.next()) : column();
    }

    private TypeName typeName() {
        SourceRange range = cursor.next();
        return new TypeName(range, cursor.source(range));
    }

    /** {@code name: type}, where the type may be a table's. */
    @Nullable
    Column column() {
        return column(true);
    }

    /** {@code name} or {@code name: type}. */
    @Nullable
    Column columnWithOptionalType() {
        return column(false);
    }

    private @Nullable Column column(boolean typed) {
        int start = cursor.start();
        Value.Name name = cursor.at(TokenKind.COLON) ? grammar.names.missingName() : grammar.names.newName();
        if (name == null) {
            return null;
        }
        Node type = null;
        if (typed || cursor.at(TokenKind.COLON)) {
            cursor.expect(TokenKind.COLON);
            type = typed && cursor.at(TokenKind.OPEN_PAREN) ? tableType() : type();
        }
        return new Column(cursor.since(start, name), name, type);
    }

    private Node type() {
        if (Keywords.isType(cursor.word()) || cursor.at(TokenKind.PLACEHOLDER)) {
            return typeName();
        }
        if (cursor.isName(0) || Keywords.isCastType(cursor.word())) {
            String name = cursor.text();
            cursor.error(
                    "KS160",
                    "The name '" + name
                            + "' is not a type; write one of bool, datetime, decimal, dynamic, guid, int, long, real, "
                            + "string, timespan",
                    cursor.start(),
                    name.length());
            return typeName();
        }
        return grammar.missing("type name");
    }

    private Schema tableType() {
        int start = cursor.start();
        cursor.next();
        boolean open = cursor.eat(TokenKind.STAR);
        List<Node> columns = open ? List.of() : columns();
        cursor.expect(TokenKind.CLOSE_PAREN);
        return new Schema(cursor.since(start), open, columns);
    }

    private List<Node> columns() {
        return grammar.list(this::column, this::missingColumn, ListEnd.COMMON_OR_TRAILING_COMMA, false);
    }

    /** {@code (a: long, b: string)}, or a missing one, which is reported. */
    Schema rowSchema() {
        return rowSchema(false);
    }

    /** {@code (*, a: long)}, of evaluate. */
    Schema pluginSchema() {
        return rowSchema(true);
    }

    private Schema rowSchema(boolean mayBeOpen) {
        if (!cursor.at(TokenKind.OPEN_PAREN)) {
            cursor.absent("schema declaration");
            return new Schema(cursor.nothing(), false, List.of());
        }
        int start = cursor.start();
        cursor.next();
        cursor.eat(TokenKind.COMMA);
        boolean open = mayBeOpen && cursor.eat(TokenKind.STAR);
        if (open) {
            cursor.eat(TokenKind.COMMA);
        }
        List<Node> columns = columns();
        cursor.expect(TokenKind.CLOSE_PAREN);
        return new Schema(cursor.since(start), open, columns);
    }

    Column missingColumn() {
        cursor.absent("parameter");
        Value.Name name = new Value.Name(cursor.nothing(), "", Value.Form.MISSING);
        return new Column(name.range(), name, null);
    }

    /** {@code name: type = default}. */
    Clause.@Nullable FunctionParameter functionParameter() {
        int start = cursor.start();
        Column column = column();
        if (column == null) {
            return null;
        }
        Expression value = null;
        if (cursor.eat(TokenKind.EQUAL)) {
            value = grammar.literals.literal();
            if (value == null) {
                value = cursor.isName(0) ? grammar.parameters.word() : grammar.missing();
            }
        }
        return new Clause.FunctionParameter(cursor.since(start, column), column, value);
    }

    Clause.FunctionParameter missingFunctionParameter() {
        Column column = missingColumn();
        return new Clause.FunctionParameter(column.range(), column, null);
    }

    List<Clause.FunctionParameter> functionParameters(boolean oneOrMore) {
        cursor.expect(TokenKind.OPEN_PAREN);
        List<Clause.FunctionParameter> all =
                grammar.list(this::functionParameter, this::missingFunctionParameter, ListEnd.COMMON, oneOrMore);
        cursor.expect(TokenKind.CLOSE_PAREN);
        return all;
    }
}

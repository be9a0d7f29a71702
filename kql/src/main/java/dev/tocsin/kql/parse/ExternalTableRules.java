package dev.tocsin.kql.parse;

import dev.tocsin.kql.parse.Grammar.ListEnd;
import dev.tocsin.kql.syntax.TokenKind;
import dev.tocsin.kql.tree.Clause;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operator;
import dev.tocsin.kql.tree.TableOperator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code inline_external_table}, of which the tree keeps the schema, the addresses and the properties. */
final class ExternalTableRules {
    private final Grammar grammar;
    private final Cursor cursor;

    ExternalTableRules(Grammar grammar) {
        this.grammar = grammar;
        cursor = grammar.cursor;
    }

    /** Null where the keyword is just a name. */
    @Nullable
    Operator inline() {
        boolean schemaFollows = atSchema(1);
        if (!schemaFollows && !cursor.at(1, "kind")) {
            return null;
        }
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        Clause.Schema schema = schemaFollows ? grammar.schemas.rowSchema() : null;
        boolean delta = kind();
        if (schema == null && !delta) {
            cursor.absent("schema declaration");
        }
        partition();
        pathFormat();
        format(delta);
        List<Expression> addresses = addresses();
        List<Clause.Parameter> properties = grammar.parameters.anyWithClause();
        return new TableOperator.InlineExternalTable(
                cursor.since(start), keyword, List.of(), schema, addresses, properties);
    }

    private boolean atSchema(int offset) {
        if (cursor.kind(offset) != TokenKind.OPEN_PAREN) {
            return false;
        }
        for (int i = offset + 1; ; i++) {
            switch (cursor.kind(i)) {
                case COLON, END -> {
                    return true;
                }
                case CLOSE_PAREN -> {
                    return false;
                }
                default -> {}
            }
        }
    }

    /** Whether it is a table of Delta Lake, which brings its own schema. */
    private boolean kind() {
        if (!cursor.eat("kind")) {
            cursor.error(
                    "KS254",
                    "The kind of external table is missing; write kind=storage or kind=delta",
                    cursor.end(),
                    0);
            return false;
        }
        cursor.expect(TokenKind.EQUAL);
        String kind = cursor.text();
        if (kind.equals("storage") || kind.equals("delta")) {
            cursor.next();
        } else {
            cursor.missing("storage or delta");
        }
        return kind.equals("delta");
    }

    private void partition() {
        if (cursor.eat("partition")) {
            cursor.expect("by");
            cursor.expect(TokenKind.OPEN_PAREN);
            cursor.eat(TokenKind.COMMA);
            grammar.list(
                    this::partitionColumn, grammar.schemas::missingColumn, ListEnd.COMMON_OR_TRAILING_COMMA, false);
            cursor.expect(TokenKind.CLOSE_PAREN);
        }
    }

    private Clause.@Nullable Column partitionColumn() {
        Clause.Column column = grammar.schemas.column();
        if (column != null && cursor.eat(TokenKind.EQUAL)) {
            grammar.expressions.requiredUnnamed();
        }
        return column;
    }

    private void pathFormat() {
        if (cursor.eat("pathformat")) {
            cursor.expect(TokenKind.EQUAL);
            cursor.expect(TokenKind.OPEN_PAREN);
            while (!cursor.atListEnd()) {
                if (grammar.literals.string() == null && grammar.expressions.unnamed() == null) {
                    cursor.error("KS257", "Unexpected in pathformat: " + cursor.found(), cursor.start(), 0);
                    cursor.next();
                }
            }
            cursor.expect(TokenKind.CLOSE_PAREN);
        }
    }

    private void format(boolean delta) {
        if (cursor.eat("dataformat")) {
            cursor.expect(TokenKind.EQUAL);
            cursor.expect(TokenKind.IDENTIFIER);
        } else if (!delta) {
            cursor.error("KS253", "The data format is missing; write dataformat=csv or another one", cursor.end(), 0);
        }
    }

    private List<Expression> addresses() {
        if (!cursor.eat(TokenKind.OPEN_PAREN)) {
            cursor.error("KS256", "Connection strings are missing; write them in parentheses", cursor.end(), 0);
            return List.of();
        }
        List<Expression> all =
                grammar.list(grammar.pipelines::expression, grammar::missing, ListEnd.COMMON_OR_TRAILING_COMMA, false);
        cursor.expect(TokenKind.CLOSE_PAREN);
        return all;
    }
}

package dev.tocsin.kql.parse;

import dev.tocsin.kql.parse.Grammar.ListEnd;
import dev.tocsin.kql.syntax.TokenKind;
import dev.tocsin.kql.tree.Clause;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Node;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Operator;
import dev.tocsin.kql.tree.RowOperator;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators that look through many tables or all columns. */
final class SearchRules {
    private final Grammar grammar;
    private final Cursor cursor;

    SearchRules(Grammar grammar) {
        this.grammar = grammar;
        cursor = grammar.cursor;
    }

    Operator search() {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        List<Clause.Parameter> parameters = grammar.parameters.withEquals();
        grammar.primaries.scope();
        List<Expression> tables = tables();
        Expression predicate = grammar.required(predicate());
        return new RowOperator.Search(cursor.since(start), keyword, parameters, tables, predicate);
    }

    /** {@code *} alone, or with {@code and} behind it, finds every row. */
    private @Nullable Expression predicate() {
        Expression predicate = grammar.expressions.unnamed();
        if (predicate != null || !cursor.at(TokenKind.STAR)) {
            return predicate;
        }
        int start = cursor.start();
        Expression star = new Value.Star(cursor.next());
        if (!cursor.eat("and")) {
            return star;
        }
        Expression right = grammar.expressions.requiredUnnamed();
        return new Operation.Logical(cursor.since(start), true, List.of(star, right));
    }

    Operator find() {
        int start = cursor.start();
        String keyword = cursor.source(cursor.next());
        grammar.primaries.scope();
        List<Clause.Parameter> parameters = grammar.parameters.all();
        boolean in = cursor.at("in");
        List<Expression> tables = tables();
        if (in || !parameters.isEmpty()) {
            cursor.expect("where");
        } else {
            cursor.eat("where");
        }
        Expression predicate = grammar.expressions.requiredUnnamed();
        List<Node> columns = new ArrayList<>();
        if (cursor.eat("project")) {
            columns.addAll(columns());
        } else {
            cursor.eat("project-smart");
        }
        if (cursor.eat("__projectAway")) {
            columns.addAll(columns());
        }
        return new RowOperator.Find(cursor.since(start), keyword, parameters, tables, predicate, columns);
    }

    private List<Expression> tables() {
        if (!cursor.eat("in")) {
            return List.of();
        }
        cursor.expect(TokenKind.OPEN_PAREN);
        List<Expression> all = grammar.list(grammar.entities::findTable, grammar::missing, ListEnd.COMMON, true);
        cursor.expect(TokenKind.CLOSE_PAREN);
        return all;
    }

    private List<Node> columns() {
        return grammar.list(this::column, grammar::missing, ListEnd.NO_COMMA, true);
    }

    /** {@code pack(*)}, {@code *}, {@code name} or {@code name: type}. */
    private @Nullable Node column() {
        if (cursor.at(TokenKind.STAR)) {
            return new Value.Star(cursor.next());
        }
        if (!cursor.at("pack")) {
            return grammar.schemas.columnWithOptionalType();
        }
        int start = cursor.start();
        Value.Name pack = grammar.names.anyToken();
        cursor.expect(TokenKind.OPEN_PAREN);
        Expression all = cursor.at(TokenKind.STAR) ? new Value.Star(cursor.next()) : missingStar();
        cursor.expect(TokenKind.CLOSE_PAREN);
        return new Operation.Call(cursor.since(start), pack, List.of(all));
    }

    private Expression missingStar() {
        cursor.missing("*");
        return new Value.Missing(cursor.nothing());
    }
}

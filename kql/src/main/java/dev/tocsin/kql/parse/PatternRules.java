package dev.tocsin.kql.parse;

import dev.tocsin.kql.parse.Grammar.ListEnd;
import dev.tocsin.kql.syntax.TokenKind;
import dev.tocsin.kql.tree.Clause;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Statement;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.List;

/** {@code declare pattern name = (a: string)[b: string] { ("x").["y"] = { … }; }}. */
final class PatternRules {
    private final Grammar grammar;
    private final Cursor cursor;

    PatternRules(Grammar grammar) {
        this.grammar = grammar;
        cursor = grammar.cursor;
    }

    Statement pattern() {
        int start = cursor.start();
        cursor.next();
        cursor.next();
        Value.Name name = grammar.names.requiredName();
        if (!cursor.eat(TokenKind.EQUAL)) {
            return new Statement.Pattern(cursor.since(start), name, List.of(), null, List.of());
        }
        cursor.expect(TokenKind.OPEN_PAREN);
        List<Clause.Column> parameters =
                grammar.list(grammar.schemas::column, grammar.schemas::missingColumn, ListEnd.COMMON, false);
        cursor.expect(TokenKind.CLOSE_PAREN);
        Clause.Column path = null;
        if (cursor.eat(TokenKind.OPEN_BRACKET)) {
            path = grammar.schemas.column();
            if (path == null) {
                path = grammar.schemas.missingColumn();
            }
            cursor.expect(TokenKind.CLOSE_BRACKET);
        }
        cursor.expect(TokenKind.OPEN_BRACE);
        List<Clause.PatternMatch> matches = new ArrayList<>();
        while (cursor.at(TokenKind.OPEN_PAREN)) {
            matches.add(match());
        }
        if (matches.isEmpty()) {
            cursor.absent("pattern match");
        }
        cursor.expect(TokenKind.CLOSE_BRACE);
        return new Statement.Pattern(cursor.since(start), name, parameters, path, matches);
    }

    private Clause.PatternMatch match() {
        int start = cursor.start();
        cursor.next();
        List<Expression> arguments =
                grammar.list(grammar.expressions::unnamed, () -> grammar.missing("string"), ListEnd.COMMON, true);
        cursor.expect(TokenKind.CLOSE_PAREN);
        Expression path = cursor.eat(TokenKind.DOT) ? path() : null;
        cursor.expect(TokenKind.EQUAL);
        Clause.Body body = grammar.statements.body();
        cursor.expect(TokenKind.SEMICOLON);
        return new Clause.PatternMatch(cursor.since(start), arguments, path, body);
    }

    private Expression path() {
        int start = cursor.start();
        cursor.expect(TokenKind.OPEN_BRACKET);
        Expression literal = grammar.literals.literal();
        Expression inner = literal != null ? literal : grammar.missing("string");
        cursor.expect(TokenKind.CLOSE_BRACKET);
        return new Operation.Bracketed(cursor.since(start), inner);
    }
}

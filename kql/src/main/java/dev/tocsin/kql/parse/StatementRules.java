package dev.tocsin.kql.parse;

import dev.tocsin.kql.parse.Grammar.ListEnd;
import dev.tocsin.kql.syntax.TokenKind;
import dev.tocsin.kql.tree.Clause;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Statement;
import dev.tocsin.kql.tree.Tabular;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements, and functions that let declares; {@link PatternRules} has declared patterns. */
final class StatementRules {
    private final Grammar grammar;
    private final Cursor cursor;
    private final PatternRules patterns;

    StatementRules(Grammar grammar) {
        this.grammar = grammar;
        cursor = grammar.cursor;
        patterns = new PatternRules(grammar);
    }

    /** Statements with semicolons between them, as many as there are. */
    List<Statement> block() {
        List<Statement> all = new ArrayList<>();
        Statement statement = statement();
        while (statement != null) {
            all.add(statement);
            int end = cursor.position();
            boolean semicolon = cursor.eat(TokenKind.SEMICOLON);
            statement = statement();
            if (statement != null && !semicolon) {
                cursor.missingAt(end, TokenKind.SEMICOLON.shown());
            }
        }
        return all;
    }

    private @Nullable Statement statement() {
        boolean goesOn = cursor.kind(1) == TokenKind.BAR || OperatorStart.isOperator(cursor.word(1));
        if (cursor.atWholeClause() && !goesOn) {
            Value.Placeholder placeholder = grammar.literals.onePlaceholder();
            return new Statement.Filled(placeholder.range(), placeholder);
        }
        return switch (cursor.word()) {
            case "let" -> grammar.names.length(1) > 0 ? let() : expressed();
            case "set" -> setOption();
            case "alias" -> cursor.at(1, "database") ? alias() : expressed();
            case "restrict" -> cursor.at(1, "access") ? restrict() : expressed();
            case "declare" -> declare();
            default -> expressed();
        };
    }

    private @Nullable Statement declare() {
        if (cursor.at(1, "pattern")) {
            return patterns.pattern();
        }
        return cursor.at(1, "query_parameters") ? queryParameters() : expressed();
    }

    private @Nullable Statement expressed() {
        int start = cursor.start();
        Expression expression = grammar.pipelines.query();
        return expression == null ? null : new Statement.Expressed(cursor.since(start), expression);
    }

    private Statement let() {
        int start = cursor.start();
        cursor.next();
        Value.Name name = grammar.names.requiredName();
        cursor.expect(TokenKind.EQUAL);
        Expression value = letValue();
        return new Statement.Let(cursor.since(start), name, value);
    }

    private Expression letValue() {
        if (cursor.at("materialize")) {
            int start = cursor.start();
            cursor.next();
            Expression inner = grammar.primaries.inParentheses();
            return new Tabular.Materialize(cursor.since(start), inner);
        }
        if (cursor.at("entity_group")) {
            return grammar.required(entityGroup());
        }
        return atFunction() ? function() : grammar.required(grammar.pipelines.expression());
    }

    /** {@code entity_group [a, b]}, or a call of a function of that name. */
    @Nullable
    Expression entityGroup() {
        if (!cursor.at("entity_group")) {
            return null;
        }
        Expression call = grammar.primaries.call();
        if (call != null) {
            return call;
        }
        int start = cursor.start();
        cursor.next();
        cursor.expect(TokenKind.OPEN_BRACKET);
        List<Expression> members = grammar.list(grammar.expressions::unnamed, grammar::missing, ListEnd.COMMON, true);
        cursor.expect(TokenKind.CLOSE_BRACKET);
        return new Tabular.EntityGroup(cursor.since(start), members);
    }

    /** Whether parameters begin here, rather than an expression in parentheses. */
    private boolean atFunction() {
        int offset = cursor.at("view") ? 1 : 0;
        if (cursor.kind(offset) != TokenKind.OPEN_PAREN) {
            return false;
        }
        if (cursor.kind(offset + 1) == TokenKind.CLOSE_PAREN || cursor.kind(offset + 1) == TokenKind.STAR) {
            return true;
        }
        int name = grammar.names.newLength(offset + 1);
        return name > 0 && cursor.kind(offset + 1 + name) == TokenKind.COLON;
    }

    private Expression function() {
        int start = cursor.start();
        boolean view = cursor.eat("view");
        List<Clause.FunctionParameter> parameters = grammar.schemas.functionParameters(false);
        Clause.Body body = body();
        return new Tabular.Function(cursor.since(start), view, parameters, body);
    }

    /** What stands between the braces of a function. */
    Clause.Body body() {
        int start = cursor.start();
        cursor.enter();
        Clause.Body body = cursor.at(TokenKind.PLACEHOLDER) ? shortBody(start) : longBody(start);
        cursor.leave(1);
        return body;
    }

    /** A body that is one name looks like a placeholder. */
    private Clause.Body shortBody(int start) {
        Value.Placeholder placeholder = grammar.literals.onePlaceholder();
        return new Clause.Body(cursor.since(start), List.of(), placeholder);
    }

    private Clause.Body longBody(int start) {
        if (!cursor.eat(TokenKind.OPEN_BRACE)) {
            cursor.missing("{");
            cursor.missing("}");
            return new Clause.Body(cursor.nothing(), List.of(), null);
        }
        List<Statement> statements = new ArrayList<>();
        while (cursor.at("let") || cursor.at("declare")) {
            statements.add(cursor.at("let") ? let() : queryParameters());
            if (!cursor.eat(TokenKind.SEMICOLON)) {
                cursor.missing(TokenKind.SEMICOLON.shown());
            }
        }
        Expression result = grammar.pipelines.expression();
        cursor.eat(TokenKind.SEMICOLON);
        cursor.expect(TokenKind.CLOSE_BRACE);
        return new Clause.Body(cursor.since(start), statements, result);
    }

    private Statement setOption() {
        int start = cursor.start();
        cursor.next();
        Value.Name name = grammar.names.requiredName();
        Expression value = cursor.eat(TokenKind.EQUAL) ? grammar.expressions.requiredUnnamed() : null;
        return new Statement.SetOption(cursor.since(start), name, value);
    }

    private Statement alias() {
        int start = cursor.start();
        cursor.next();
        cursor.next();
        Value.Name name = grammar.names.requiredName();
        cursor.expect(TokenKind.EQUAL);
        Expression database = grammar.expressions.requiredUnnamed();
        return new Statement.Alias(cursor.since(start), name, database);
    }

    private Statement queryParameters() {
        int start = cursor.start();
        cursor.next();
        cursor.expect("query_parameters");
        List<Clause.FunctionParameter> parameters = grammar.schemas.functionParameters(true);
        return new Statement.QueryParameters(cursor.since(start), parameters);
    }

    private Statement restrict() {
        int start = cursor.start();
        cursor.next();
        cursor.next();
        cursor.expect("to");
        cursor.expect(TokenKind.OPEN_PAREN);
        List<Expression> entities =
                grammar.list(grammar.entities::wildcardPath, grammar::missing, ListEnd.COMMON, true);
        cursor.expect(TokenKind.CLOSE_PAREN);
        List<Clause.Parameter> properties = grammar.parameters.anyWithClause();
        return new Statement.Restrict(cursor.since(start), entities, properties);
    }
}

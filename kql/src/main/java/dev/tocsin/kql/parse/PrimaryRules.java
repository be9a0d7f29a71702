package dev.tocsin.kql.parse;

import dev.tocsin.kql.parse.Grammar.ListEnd;
import dev.tocsin.kql.syntax.TokenKind;
import dev.tocsin.kql.tree.Clause;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Operator;
import dev.tocsin.kql.tree.Tabular;
import dev.tocsin.kql.tree.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Expressions that no operator splits: literals, names, calls, tables, parentheses; and paths from them. */
final class PrimaryRules {
    private final Grammar grammar;
    private final Cursor cursor;

    PrimaryRules(Grammar grammar) {
        this.grammar = grammar;
        cursor = grammar.cursor;
    }

    /** A primary expression with what follows it: {@code a.b[0].f(x)}. */
    @Nullable
    Expression path() {
        int start = cursor.start();
        Expression target = cursor.at("totable") ? toTable() : primary();
        int links = 0;
        while (target != null) {
            if (cursor.eat(TokenKind.DOT)) {
                Expression member = member();
                if (member == null) {
                    member = grammar.names.missingName();
                }
                target = new Operation.Path(cursor.since(start), target, member);
            } else if (cursor.at(TokenKind.OPEN_BRACKET)) {
                Expression index = bracketedInner();
                target = new Operation.Element(cursor.since(start), target, index);
            } else {
                break;
            }
            cursor.enter();
            links++;
        }
        cursor.leave(links);
        return target;
    }

    @Nullable
    Expression primary() {
        return switch (cursor.kind()) {
            case LONG, REAL, BOOL, INT, DECIMAL, TIMESPAN, DATETIME, GUID, RAW_GUID -> number();
            case STRING -> grammar.literals.string();
            case OPEN_PAREN -> parenthesized();
            case KEYWORD -> keyword();
            default -> nameOrCall();
        };
    }

    /** In a workbook the number may go on in a placeholder: {@code 1{Unit}}. */
    private @Nullable Expression number() {
        int length = cursor.workbook() ? grammar.names.templateLength(0) : 1;
        return length == 1 ? grammar.literals.literal() : grammar.names.template(length);
    }

    private @Nullable Expression keyword() {
        return switch (cursor.word()) {
            case "dynamic" -> grammar.literals.dynamic();
            case "datatable" -> dataTable();
            case "__contextual_datatable" -> contextTable();
            case "externaldata", "external_data" -> externalData();
            case "materialized-view-combine" -> viewCombine();
            case "toscalar" -> toScalar();
            default -> nameOrCall();
        };
    }

    private @Nullable Expression nameOrCall() {
        if (cursor.at("typeof") && cursor.kind(1) == TokenKind.OPEN_PAREN) {
            return grammar.schemas.typeOf();
        }
        if (atCall(0)) {
            return call();
        }
        int start = cursor.start();
        Expression name = selector();
        if (name == null) {
            return grammar.names.misusedKeyword();
        }
        String scope = scope();
        return scope.isEmpty() ? name : new Tabular.Scoped(cursor.since(start), name, scope);
    }

    /** {@code datascope = hotcache}: the value, or an empty text if it is not there. */
    String scope() {
        if (!cursor.eat("datascope")) {
            return "";
        }
        cursor.expect(TokenKind.EQUAL);
        String value = cursor.text();
        if (value.equals("all") || value.equals("hotcache")) {
            cursor.next();
            return value;
        }
        cursor.missing("all or hotcache");
        return "all";
    }

    boolean atCall(int offset) {
        int length = grammar.names.length(offset);
        return length > 0 && cursor.kind(offset + length) == TokenKind.OPEN_PAREN;
    }

    @Nullable
    Expression call() {
        if (!atCall(0)) {
            return null;
        }
        int start = cursor.start();
        Value.Name function = grammar.names.requiredName();
        List<Expression> arguments = arguments();
        return new Operation.Call(cursor.since(start), function, arguments);
    }

    private List<Expression> arguments() {
        cursor.expect(TokenKind.OPEN_PAREN);
        cursor.enter();
        List<Expression> all = grammar.list(this::argument, grammar::missing, ListEnd.COMMON, false);
        cursor.leave(1);
        cursor.expect(TokenKind.CLOSE_PAREN);
        return all;
    }

    private @Nullable Expression argument() {
        boolean star = cursor.at(TokenKind.STAR)
                && (cursor.kind(1) == TokenKind.CLOSE_PAREN || cursor.kind(1) == TokenKind.COMMA);
        return star ? new Value.Star(cursor.next()) : grammar.expressions.named();
    }

    /** What may stand behind a dot. */
    @Nullable
    Expression member() {
        return atCall(0) ? call() : selector();
    }

    /** A name, or something in brackets. */
    @Nullable
    Expression selector() {
        return cursor.at(TokenKind.OPEN_BRACKET) ? bracketed() : bareSelector();
    }

    @Nullable
    Expression bareSelector() {
        return switch (cursor.kind()) {
            case AT -> grammar.names.anyToken();
            case PLACEHOLDER -> grammar.literals.placeholder();
            case KEYWORD -> isColumnName(cursor.word()) ? grammar.names.anyToken() : grammar.names.name();
            default -> grammar.names.name();
        };
    }

    /** Keywords that are names where only a column can stand. */
    private static boolean isColumnName(String word) {
        return word.equals("kind") || word.equals("withsource") || word.equals("with_source");
    }

    private Expression bracketed() {
        Expression name = grammar.names.bracketedWildcard();
        if (name == null) {
            name = grammar.names.bracketedName();
        }
        if (name != null) {
            return name;
        }
        int start = cursor.start();
        Expression inner = bracketedInner();
        return new Operation.Bracketed(cursor.since(start), inner);
    }

    private Expression bracketedInner() {
        cursor.expect(TokenKind.OPEN_BRACKET);
        Expression inner = grammar.expressions.unnamed();
        if (inner == null) {
            inner = grammar.names.missingName();
        }
        cursor.expect(TokenKind.CLOSE_BRACKET);
        return inner;
    }

    @Nullable
    Expression parenthesized() {
        if (!cursor.at(TokenKind.OPEN_PAREN)) {
            return null;
        }
        int start = cursor.start();
        Expression inner = inParentheses();
        return new Operation.Parenthesized(cursor.since(start), inner);
    }

    /** A table or value between parentheses, which are reported if they are missing. */
    Expression inParentheses() {
        cursor.expect(TokenKind.OPEN_PAREN);
        Expression inner = grammar.required(grammar.pipelines.expression());
        cursor.expect(TokenKind.CLOSE_PAREN);
        return inner;
    }

    private Expression toTable() {
        int start = cursor.start();
        cursor.next();
        Clause.Parameter kind = grammar.parameters.single("kind");
        Expression inner = inParentheses();
        return new Tabular.ToTable(cursor.since(start), kind, inner);
    }

    private Expression toScalar() {
        int start = cursor.start();
        cursor.next();
        Clause.Parameter kind = grammar.parameters.single("kind");
        Expression inner = inParentheses();
        return new Tabular.ToScalar(cursor.since(start), kind, inner);
    }

    private Expression dataTable() {
        int start = cursor.start();
        cursor.next();
        List<Clause.Parameter> parameters = grammar.parameters.all();
        Clause.Schema schema = grammar.schemas.rowSchema();
        cursor.expect(TokenKind.OPEN_BRACKET);
        cursor.eat(TokenKind.COMMA);
        List<Expression> values = grammar.list(
                grammar.literals::literal, () -> grammar.missing("value"), ListEnd.COMMON_OR_TRAILING_COMMA, false);
        cursor.expect(TokenKind.CLOSE_BRACKET);
        return new Tabular.DataTable(cursor.since(start), parameters, schema, values);
    }

    private Expression externalData() {
        int start = cursor.start();
        cursor.next();
        List<Clause.Parameter> parameters = grammar.parameters.all();
        Clause.Schema schema = grammar.schemas.rowSchema();
        cursor.expect(TokenKind.OPEN_BRACKET);
        List<Expression> addresses = grammar.list(
                grammar.pipelines::expression, () -> grammar.missing("value"), ListEnd.COMMON_OR_TRAILING_COMMA, false);
        cursor.expect(TokenKind.CLOSE_BRACKET);
        List<Clause.Parameter> properties = grammar.parameters.anyWithClause();
        return new Tabular.ExternalData(cursor.since(start), parameters, schema, addresses, properties);
    }

    /** The rows that partition and mv-apply hand to their subqueries, in a form that only Kusto itself writes. */
    @Nullable
    Expression contextTable() {
        if (!cursor.at("__contextual_datatable")) {
            return null;
        }
        int start = cursor.start();
        cursor.next();
        Expression id = grammar.literals.literal();
        if (id == null) {
            id = grammar.required(grammar.expressions.unnamed());
        }
        Clause.Schema schema = grammar.schemas.rowSchema();
        return new Tabular.ContextTable(cursor.since(start), id, schema);
    }

    private Expression viewCombine() {
        int start = cursor.start();
        cursor.next();
        Expression name = inParentheses();
        Expression base = combineClause("base");
        Expression delta = combineClause("delta");
        Expression aggregations = combineClause("aggregations");
        return new Tabular.ViewCombine(cursor.since(start), name, base, delta, aggregations);
    }

    private Expression combineClause(String name) {
        if (!cursor.text().equals(name)) {
            return grammar.missing(name + " clause");
        }
        int start = cursor.start();
        cursor.next();
        if (!cursor.eat(TokenKind.OPEN_PAREN)) {
            cursor.missing("(");
        }
        Operator summarize = cursor.at("summarize") ? grammar.pipelines.operator() : null;
        Expression inner = summarize != null
                ? new Tabular.Pipeline(summarize.range(), null, List.of(summarize))
                : grammar.required(grammar.pipelines.expression());
        cursor.expect(TokenKind.CLOSE_PAREN);
        return new Operation.Parenthesized(cursor.since(start), inner);
    }
}

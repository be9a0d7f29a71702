package dev.tocsin.kql.parse;

import dev.tocsin.kql.syntax.TokenKind;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operation;
import dev.tocsin.kql.tree.Operator;
import dev.tocsin.kql.tree.Tabular;
import dev.tocsin.kql.tree.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names of tables and columns where no other expression may stand: in union, find, facet, restrict. */
final class EntityRules {
    private final Grammar grammar;
    private final Cursor cursor;

    EntityRules(Grammar grammar) {
        this.grammar = grammar;
        cursor = grammar.cursor;
    }

    /** {@code a.b['c']}. */
    @Nullable
    Expression simplePath() {
        return path(false, false);
    }

    Expression requiredSimplePath() {
        Expression path = simplePath();
        return path != null ? path : grammar.names.missingName();
    }

    /** {@code database("d").Table*}, or {@code Table*}. */
    @Nullable
    Expression wildcardPath() {
        Expression wildcard = grammar.names.wildcard();
        return wildcard != null ? wildcard : path(true, true);
    }

    /** {@code cluster("c").database("d")}. */
    @Nullable
    Expression entityPath() {
        return path(true, false);
    }

    private @Nullable Expression path(boolean calls, boolean wildcards) {
        int start = cursor.start();
        Expression target = calls ? grammar.primaries.member() : grammar.primaries.selector();
        int links = 0;
        while (target != null) {
            if (cursor.eat(TokenKind.DOT)) {
                Expression wildcard = wildcards ? grammar.names.wildcard() : null;
                if (wildcard != null) {
                    target = new Operation.Path(cursor.since(start), target, wildcard);
                    break;
                }
                Expression member = calls ? grammar.primaries.member() : grammar.primaries.selector();
                target = new Operation.Path(
                        cursor.since(start), target, member != null ? member : grammar.names.missingName());
            } else if (cursor.at(TokenKind.OPEN_BRACKET)) {
                Expression index = grammar.primaries.selector();
                target = new Operation.Element(cursor.since(start), target, grammar.required(index));
            } else {
                break;
            }
            cursor.enter();
            links++;
        }
        cursor.leave(links);
        return target;
    }

    /** One table of a union. */
    @Nullable
    Expression unionTable() {
        Expression inner = grammar.primaries.parenthesized();
        if (inner != null) {
            return inner;
        }
        Expression bracketed = cursor.at(TokenKind.OPEN_BRACKET) ? grammar.names.bracketedWildcard() : null;
        return bracketed != null ? bracketed : wildcardPath();
    }

    /** One table of find: {@code Table*}, or {@code Table | as name}. */
    @Nullable
    Expression findTable() {
        int start = cursor.start();
        Expression bracketed = cursor.at(TokenKind.OPEN_BRACKET) ? grammar.names.bracketedWildcard() : null;
        Expression table = bracketed != null ? bracketed : wildcardPath();
        if (table == null || !cursor.eat(TokenKind.BAR)) {
            return table;
        }
        Operator as = grammar.pipelines.operator();
        return new Tabular.Pipeline(cursor.since(start), table, List.of(as));
    }

    /** A name with stars, or a name. */
    @Nullable
    Expression columns() {
        Expression wildcard = grammar.names.wildcard();
        if (wildcard != null) {
            return wildcard;
        }
        return cursor.at(TokenKind.PLACEHOLDER) ? placeholderColumn() : grammar.names.name();
    }

    private @Nullable Expression placeholderColumn() {
        Value.Name name = grammar.names.length(0) > 1 ? grammar.names.name() : null;
        return name != null ? name : grammar.literals.placeholder();
    }

    /** Like {@link #columns}, with an order. */
    @Nullable
    Expression orderedColumns() {
        int start = cursor.start();
        Expression columns = columns();
        return columns == null ? null : grammar.expressions.withOrder(start, columns, false);
    }
}

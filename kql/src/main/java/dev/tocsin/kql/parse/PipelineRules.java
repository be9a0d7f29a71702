package dev.tocsin.kql.parse;

import dev.tocsin.kql.parse.Grammar.ListEnd;
import dev.tocsin.kql.syntax.TokenKind;
import dev.tocsin.kql.text.SourceRange;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Operator;
import dev.tocsin.kql.tree.RowOperator;
import dev.tocsin.kql.tree.Tabular;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Operators with bars between them. */
final class PipelineRules {
    private final Grammar grammar;
    private final Cursor cursor;
    private final OperatorStart operatorStart;
    private final ColumnOperatorRules columns;
    private final RowOperatorRules rows;
    private final TableOperatorRules tables;
    private final GroupOperatorRules groups;
    private final GraphOperatorRules graphs;

    PipelineRules(Grammar grammar) {
        this.grammar = grammar;
        cursor = grammar.cursor;
        operatorStart = new OperatorStart(grammar);
        columns = new ColumnOperatorRules(grammar);
        rows = new RowOperatorRules(grammar);
        tables = new TableOperatorRules(grammar);
        groups = new GroupOperatorRules(grammar);
        graphs = new GraphOperatorRules(grammar);
    }

    /** Any expression: a scalar one, or a pipeline. */
    @Nullable
    Expression expression() {
        cursor.enter();
        int start = cursor.start();
        Operator first = operatorStart.certain() ? known() : null;
        Expression source = first == null ? grammar.expressions.unnamed() : null;
        if (first == null && source == null) {
            first = known();
        }
        Expression all = source == null && first == null ? null : pipeline(start, source, first);
        cursor.leave(1);
        return all;
    }

    /** A query, whose first operator may work on the table that Resource Graph takes if none is named. */
    @Nullable
    Expression query() {
        if (cursor.dialect() != Dialect.RESOURCE_GRAPH || !operatorStart.withoutTable()) {
            return expression();
        }
        int start = cursor.start();
        String word = cursor.word();
        cursor.info(
                "TOC3102",
                "The query begins with " + word + "; Resource Graph then takes the table resources: better name it",
                start,
                word.length());
        return pipeline(start, null, operator());
    }

    private Expression pipeline(int start, @Nullable Expression source, @Nullable Operator first) {
        if (source != null && !continues()) {
            return source;
        }
        List<Operator> operators = new ArrayList<>();
        if (first != null) {
            operators.add(first);
        }
        more(operators);
        return new Tabular.Pipeline(cursor.since(start), source, operators);
    }

    /** Operators alone, for rows that the context has. */
    Expression operators() {
        cursor.enter();
        Operator first = operator();
        List<Operator> operators = new ArrayList<>();
        operators.add(first);
        more(operators);
        cursor.leave(1);
        return new Tabular.Pipeline(cursor.since(first.range().start()), null, operators);
    }

    /** Operators for rows that the context has, or nothing if no operator begins here. */
    @Nullable
    Expression knownOperators() {
        cursor.enter();
        int start = cursor.start();
        Operator first = known();
        Expression all = first == null ? null : pipeline(start, null, first);
        cursor.leave(1);
        return all;
    }

    /** Operators for rows that the context has; Kusto's own form may name those rows. */
    Expression contextual() {
        int start = cursor.start();
        Expression table = grammar.primaries.contextTable();
        return table != null ? pipeline(start, table, null) : operators();
    }

    private void more(List<Operator> operators) {
        int before = -1;
        // Behind a placeholder an operator needs no bar; what only looks like one is none, and must not be met for
        // ever.
        while (continues() && cursor.position() > before) {
            before = cursor.position();
            if (cursor.eat(TokenKind.BAR) || isOperatorWithoutBar()) {
                operators.add(operator());
            } else if (cursor.eat("by")) {
                operators.add(restOfOperator());
            } else {
                Value.Placeholder placeholder = grammar.literals.onePlaceholder();
                operators.add(new RowOperator.Filled(placeholder.range(), "", placeholder, List.of()));
            }
        }
    }

    private boolean continues() {
        return cursor.at(TokenKind.BAR)
                || cursor.atWholeClause()
                || (cursor.afterPlaceholder() && (cursor.at("by") || isOperatorWithoutBar()));
    }

    /** The function count is none. */
    private boolean isOperatorWithoutBar() {
        boolean function = cursor.at("count") && cursor.kind(1) == TokenKind.OPEN_PAREN;
        return OperatorStart.isOperator(cursor.word()) && !function;
    }

    /** The operator here; if it is none, that is reported. */
    Operator operator() {
        Operator operator = known();
        if (operator != null) {
            return operator;
        }
        if (cursor.workbook() && cursor.at(TokenKind.PLACEHOLDER)) {
            return filled();
        }
        boolean named = cursor.at(TokenKind.IDENTIFIER);
        int start = named ? cursor.start() : cursor.end();
        String found = named ? cursor.text() : "";
        cursor.error(
                "KS176", "Query operator expected; found " + cursor.found() + suggestion(found), start, found.length());
        SourceRange range = named ? cursor.next() : cursor.nothing();
        return new RowOperator.Bad(range, found);
    }

    /** What follows a placeholder that brought the beginning of an operator: {@code {Query} by bin(timestamp, 1h)}. */
    private Operator restOfOperator() {
        int start = cursor.end() - 2;
        List<Expression> by = grammar.list(grammar.expressions::named, grammar::missing, ListEnd.COMMON, true);
        return new RowOperator.Filled(cursor.since(start), "by", null, by);
    }

    /** An operator whose beginning a placeholder brings; what follows on the line belongs to it. */
    private Operator filled() {
        int start = cursor.start();
        Value.Placeholder placeholder = grammar.literals.onePlaceholder();
        List<Expression> rest = new ArrayList<>();
        while (!cursor.atListEnd() && !cursor.startsLine(0)) {
            Expression part = grammar.expressions.ordered();
            if (part == null) {
                cursor.next();
            } else {
                rest.add(part);
            }
        }
        return new RowOperator.Filled(cursor.since(start), "", placeholder, rest);
    }

    private static String suggestion(String found) {
        return switch (found.toLowerCase(Locale.ROOT)) {
            case "select" -> "; write project";
            case "group", "groupby" -> "; write summarize … by";
            case "orderby" -> "; write order by";
            case "project_away" -> "; write project-away";
            case "mv_expand" -> "; write mv-expand";
            case "make_series" -> "; write make-series";
            default -> found.isEmpty() ? "" : "; write where, extend, summarize or another operator";
        };
    }

    private @Nullable Operator known() {
        String word = cursor.word();
        if (word.isEmpty()) {
            return null;
        }
        Operator operator = rows.operator(word);
        if (operator == null) {
            operator = columns.operator(word);
        }
        if (operator == null) {
            operator = groups.operator(word);
        }
        if (operator == null) {
            operator = tables.operator(word);
        }
        return operator != null ? operator : graphs.operator(word);
    }

    /** Whether what begins here is a table rather than a list of values: it has an operator. */
    boolean atTable() {
        if (operatorStart.certain()) {
            return true;
        }
        int depth = 0;
        for (int offset = 0; ; offset++) {
            switch (cursor.kind(offset)) {
                case OPEN_PAREN -> depth++;
                case CLOSE_PAREN -> {
                    if (depth-- == 0) {
                        return false;
                    }
                }
                case COMMA, BAR -> {
                    if (depth == 0) {
                        return cursor.kind(offset) == TokenKind.BAR;
                    }
                }
                case SEMICOLON, END -> {
                    return false;
                }
                default -> {}
            }
        }
    }
}

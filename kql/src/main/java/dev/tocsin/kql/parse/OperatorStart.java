package dev.tocsin.kql.parse;

import dev.tocsin.kql.syntax.Keywords;
import dev.tocsin.kql.syntax.TokenKind;
import java.util.Set;

/** Tells whether an operator begins at a keyword that might as well be a name. */
final class OperatorStart {
    private static final Set<String> OPERATORS = Set.of(
            "as",
            "assert-schema",
            "consume",
            "count",
            "distinct",
            "__executeAndCache",
            "extend",
            "filter",
            "find",
            "getschema",
            "graph-match",
            "graph-to-table",
            "invoke",
            "join",
            "limit",
            "macro-expand",
            "make-graph",
            "graph-mark-components",
            "make-series",
            "mvapply",
            "mv-apply",
            "mvexpand",
            "mv-expand",
            "order",
            "parse",
            "parse-where",
            "parse-kv",
            "print",
            "project",
            "project-away",
            "project-keep",
            "project-rename",
            "project-by-names",
            "project-reorder",
            "sample",
            "sample-distinct",
            "scan",
            "search",
            "serialize",
            "sort",
            "summarize",
            "take",
            "top",
            "top-hitters",
            "top-nested",
            "union",
            "where");

    private final Grammar grammar;
    private final Cursor cursor;

    OperatorStart(Grammar grammar) {
        this.grammar = grammar;
        cursor = grammar.cursor;
    }

    static boolean isOperator(String word) {
        return OPERATORS.contains(word);
    }

    /** Whether what begins here can be nothing but an operator. */
    boolean certain() {
        String word = cursor.word();
        return switch (word) {
            case "" -> false;
            case "evaluate" -> grammar.names.length(1) > 0 || grammar.parameters.isKnown(1);
            case "facet" -> cursor.at(1, "by");
            case "partition", "reduce" -> cursor.at(1, "by") || grammar.parameters.isKnown(1);
            case "range" -> {
                int name = grammar.names.length(1);
                yield name > 0 && cursor.at(1 + name, "from");
            }
            case "inline_external_table" -> cursor.kind(1) == TokenKind.OPEN_PAREN || cursor.at(1, "kind");
            case "render" -> cursor.isName(1) || RowOperatorRules.isChart(cursor.word(1));
            default -> OPERATORS.contains(word) && !Keywords.isName(word);
        };
    }

    /** Whether a query of Resource Graph begins here with an operator instead of a table. */
    boolean withoutTable() {
        String word = cursor.word();
        boolean operator = OPERATORS.contains(word)
                && !word.equals("print")
                && !word.equals("find")
                && !word.equals("search")
                && !word.equals("union");
        return operator
                && switch (cursor.kind(1)) {
                    case BAR, END, SEMICOLON, DOT, OPEN_PAREN, OPEN_BRACKET, EQUAL, COMMA, COLON, CLOSE_PAREN -> false;
                    default -> true;
                };
    }
}

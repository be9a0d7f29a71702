package dev.tocsin.kql.parse;

import dev.tocsin.kql.parse.Grammar.ListEnd;
import dev.tocsin.kql.syntax.TokenKind;
import dev.tocsin.kql.text.SourceRange;
import dev.tocsin.kql.tree.Clause.Parameter;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parameters of operators: {@code kind=inner hint.strategy=shuffle}. */
final class ParameterRules {
    /** Taken, syntactically, by every operator. */
    private static final Set<String> KNOWN = Set.of(
            "__crossCluster",
            "__crossDB",
            "__id",
            "__isFuzzy",
            "__noWithSource",
            "__packedColumn",
            "__sourceColumnIndex",
            "bagexpansion",
            "bin_legacy",
            "cycles",
            "decodeblocks",
            "expandoutput",
            "force_remote",
            "hint.concurrency",
            "hint.distribution",
            "hint.materialized",
            "hint.num_partitions",
            "hint.progressive_top",
            "hint.remote",
            "hint.shufflekey",
            "hint.spread",
            "hint.strategy",
            "isfuzzy",
            "kind",
            "with_itemindex",
            "with_match_id",
            "with_source",
            "with_step_name",
            "withsource");

    /** Parameters whose names are three tokens. */
    private static final List<String> DOTTED = List.of("hint.pass_filters_column", "hint.pass_filters");

    /** Words that are keywords everywhere else. */
    private static final Set<String> VALUES = Set.of("simple", "relaxed", "nooptimization");

    /** Parameters whose value is a column or a new name. */
    private static final Set<String> NAMED = Set.of(
            "__packedColumn",
            "hint.shufflekey",
            "with_itemindex",
            "with_match_id",
            "with_source",
            "with_step_name",
            "withsource",
            "with_source_id",
            "with_target_id",
            "with_node_id",
            "with_component_id",
            "xcolumn");

    /** Parameters whose value is a list of columns. */
    private static final Set<String> LISTED = Set.of("ycolumns", "anomalycolumns", "series");

    /** Parameters whose value is any expression for a text. */
    private static final Set<String> COMPUTED = Set.of("title", "xtitle", "ytitle");

    private final Grammar grammar;
    private final Cursor cursor;

    ParameterRules(Grammar grammar) {
        this.grammar = grammar;
        cursor = grammar.cursor;
    }

    /** The parameters here, which are told from expressions by the equals sign alone. */
    List<Parameter> withEquals(String... declared) {
        return all(true, declared);
    }

    /** The parameters here, where no expression can stand. */
    List<Parameter> all(String... declared) {
        return all(false, declared);
    }

    private List<Parameter> all(boolean equals, String... declared) {
        int length = nameLength(0, equals, declared);
        if (length == 0) {
            return List.of();
        }
        List<Parameter> all = new ArrayList<>();
        while (length > 0) {
            all.add(parameter(length));
            length = nameLength(0, equals, declared);
        }
        return all;
    }

    /** Whether a parameter that all operators know begins at that token. */
    boolean isKnown(int offset) {
        return nameLength(offset, false) > 0;
    }

    private int nameLength(int offset, boolean equals, String... declared) {
        TokenKind kind = cursor.kind(offset);
        if (kind != TokenKind.IDENTIFIER && kind != TokenKind.KEYWORD) {
            return 0;
        }
        TokenKind next = cursor.kind(offset + 1);
        if (equals && next != TokenKind.EQUAL && next != TokenKind.DOT) {
            return 0;
        }
        String text = cursor.text(offset);
        boolean known = KNOWN.contains(text);
        for (int i = 0; i < declared.length && !known; i++) {
            known = declared[i].equals(text);
        }
        int length = known ? 1 : dottedLength(offset, text);
        return length > 0 && (!equals || cursor.kind(offset + length) == TokenKind.EQUAL) ? length : 0;
    }

    private int dottedLength(int offset, String text) {
        if (!text.equals("hint") || cursor.kind(offset + 1) != TokenKind.DOT) {
            return 0;
        }
        return DOTTED.contains("hint." + cursor.text(offset + 2)) ? 3 : 0;
    }

    private Parameter parameter(int nameLength) {
        int start = cursor.start();
        for (int i = 0; i < nameLength; i++) {
            cursor.next();
        }
        String name = cursor.source(cursor.since(start));
        cursor.expect(TokenKind.EQUAL);
        List<Expression> values = LISTED.contains(name) ? columns() : List.of(value(name));
        return new Parameter(cursor.since(start), name, values);
    }

    private Expression value(String name) {
        Expression value = null;
        if (NAMED.contains(name)) {
            value = grammar.names.name();
        } else if (COMPUTED.contains(name)) {
            value = grammar.expressions.invocation();
        }
        if (value == null) {
            value = anyValue();
        }
        return value != null ? value : grammar.missing("value");
    }

    @Nullable
    Expression anyValue() {
        Expression value = grammar.literals.literal();
        if (value == null && (cursor.isName(0) || VALUES.contains(cursor.word()))) {
            value = word();
        }
        return value != null ? value : grammar.names.name();
    }

    /** The token here as a word; it is known to be one. */
    Expression word() {
        SourceRange range = cursor.next();
        return new Value.Literal(range, Value.Kind.WORD, cursor.source(range));
    }

    private List<Expression> columns() {
        return grammar.list(
                grammar.names::newName, grammar.names::missingName, ListEnd.commonOr(this::atNextParameter), true);
    }

    /** After a comma comes either the next column or the next parameter. */
    private boolean atNextParameter() {
        int offset = cursor.at(TokenKind.COMMA) ? 1 : 0;
        return cursor.kind(offset + 1) == TokenKind.EQUAL;
    }

    /** {@code (a=1, b=2)} with the keyword before it, if it is there; only the given names. */
    List<Parameter> withClause(String... declared) {
        if (!cursor.eat("with")) {
            return List.of();
        }
        cursor.expect(TokenKind.OPEN_PAREN);
        cursor.eat(TokenKind.COMMA);
        List<Parameter> all = commaSeparated(declared);
        cursor.expect(TokenKind.CLOSE_PAREN);
        return all;
    }

    List<Parameter> commaSeparated(String... declared) {
        return grammar.list(() -> declaredOnly(declared), this::missingParameter, ListEnd.COMMON, false);
    }

    private @Nullable Parameter declaredOnly(String... declared) {
        if (cursor.workbook() && cursor.at(TokenKind.PLACEHOLDER)) {
            Expression filled = grammar.literals.onePlaceholder();
            return new Parameter(filled.range(), "", List.of(filled));
        }
        for (String name : declared) {
            if (cursor.text().equals(name) && (cursor.at(TokenKind.IDENTIFIER) || cursor.at(TokenKind.KEYWORD))) {
                return parameter(1);
            }
        }
        return null;
    }

    /** {@code with (name=value)} of externaldata and its like, with any names. */
    List<Parameter> anyWithClause() {
        if (!cursor.eat("with")) {
            return List.of();
        }
        cursor.expect(TokenKind.OPEN_PAREN);
        List<Parameter> all = grammar.list(this::anyParameter, this::missingParameter, ListEnd.COMMON, false);
        cursor.expect(TokenKind.CLOSE_PAREN);
        return all;
    }

    private @Nullable Parameter anyParameter() {
        int start = cursor.start();
        Value.Name name = grammar.names.newName();
        if (name == null) {
            return null;
        }
        cursor.expect(TokenKind.EQUAL);
        Expression value = cursor.at("dynamic") ? null : grammar.literals.literal();
        if (value == null) {
            value = grammar.names.newName();
        }
        return new Parameter(
                cursor.since(start), name.value(), List.of(value != null ? value : grammar.missing("value")));
    }

    private Parameter missingParameter() {
        cursor.absent("parameter");
        return new Parameter(cursor.nothing(), "", List.of());
    }

    /** The one parameter of that name, if it is there. */
    @Nullable
    Parameter single(String name) {
        return cursor.text().equals(name) && cursor.kind(1) == TokenKind.EQUAL ? parameter(1) : null;
    }
}

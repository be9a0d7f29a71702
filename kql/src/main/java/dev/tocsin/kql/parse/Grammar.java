package dev.tocsin.kql.parse;

import dev.tocsin.kql.syntax.TokenKind;
import dev.tocsin.kql.tree.Expression;
import dev.tocsin.kql.tree.Query;
import dev.tocsin.kql.tree.Statement;
import dev.tocsin.kql.tree.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The parts of the grammar, which call each other, over one cursor. */
final class Grammar {
    final Cursor cursor;
    final NameRules names;
    final LiteralRules literals;
    final SchemaRules schemas;
    final ParameterRules parameters;
    final PrimaryRules primaries;
    final ExpressionRules expressions;
    final EntityRules entities;
    final PipelineRules pipelines;
    final StatementRules statements;

    Grammar(Cursor cursor) {
        this.cursor = cursor;
        names = new NameRules(this);
        literals = new LiteralRules(this);
        schemas = new SchemaRules(this);
        parameters = new ParameterRules(this);
        primaries = new PrimaryRules(this);
        expressions = new ExpressionRules(this);
        entities = new EntityRules(this);
        pipelines = new PipelineRules(this);
        statements = new StatementRules(this);
    }

    Query query() {
        int start = cursor.start();
        List<String> directives = new ArrayList<>();
        while (cursor.at(TokenKind.DIRECTIVE)) {
            directives.add(cursor.source(cursor.next()));
        }
        List<Statement> all = statements.block();
        if (!cursor.at(TokenKind.END)) {
            int stray = cursor.start();
            String found = cursor.found();
            int length = cursor.next().length();
            cursor.error(
                    "KS198",
                    "The fragment that begins with " + found + " is not expected here; " + hint(found),
                    stray,
                    length);
        }
        return new Query(cursor.since(start), directives, all);
    }

    private static String hint(String found) {
        return switch (found) {
            case ")", "]", "}" -> "remove it, or open it before";
            case ";" -> "remove it";
            case "|" -> "begin with a table";
            case "&", "&&" -> "write and";
            default -> "remove it, or begin an operator with | before it";
        };
    }

    /** The expression, or a missing one, which is reported. */
    Expression required(@Nullable Expression expression) {
        return expression != null ? expression : missing();
    }

    Expression missing() {
        return missing("expression");
    }

    Expression missing(String what) {
        cursor.absent(what);
        return new Value.Missing(cursor.nothing());
    }

    /**
     * Elements with commas between them. Where one comma is missing and an element follows, that is reported and the list
     * goes on, if it is known what ends it.
     *
     * @param element gives null if no element begins here
     * @param end what ends the list; null if anything that is no comma does
     */
    <T> List<T> list(
            Supplier<? extends @Nullable T> element, Supplier<? extends T> missing, ListEnd end, boolean oneOrMore) {
        List<T> all = new ArrayList<>();
        T next = end.reached(cursor) ? null : element.get();
        if (next == null && cursor.at(TokenKind.COMMA)) {
            next = missing.get();
        }
        while (next != null) {
            all.add(next);
            if (cursor.at(TokenKind.END) || end.reached(cursor)) {
                break;
            }
            if (cursor.eat(TokenKind.COMMA)) {
                next = end.reached(cursor) ? null : element.get();
                if (next == null && !end.trailingComma) {
                    all.add(missing.get());
                }
            } else if (end.known && !cursor.atWholeClause()) {
                next = withoutComma(element);
            } else {
                break;
            }
        }
        if (oneOrMore && all.isEmpty()) {
            all.add(missing.get());
        }
        return all;
    }

    private <T> @Nullable T withoutComma(Supplier<? extends @Nullable T> element) {
        int before = cursor.position();
        T next = element.get();
        if (next == null || cursor.position() == before) {
            return null;
        }
        cursor.missingAt(before, TokenKind.COMMA.shown());
        return next;
    }

    /** What ends a list with commas. */
    static final class ListEnd {
        /** Closing brackets, a bar, a semicolon, the end. */
        static final ListEnd COMMON = new ListEnd(Cursor::atListEnd, true, false);

        static final ListEnd COMMON_OR_TRAILING_COMMA = new ListEnd(Cursor::atListEnd, true, true);

        /** Anything that is no comma. */
        static final ListEnd NO_COMMA = new ListEnd(cursor -> false, false, false);

        private final Predicate<Cursor> reached;
        private final boolean known;
        private final boolean trailingComma;

        private ListEnd(Predicate<Cursor> reached, boolean known, boolean trailingComma) {
            this.reached = reached;
            this.known = known;
            this.trailingComma = trailingComma;
        }

        /** The common ends, and what the condition says. */
        static ListEnd commonOr(BooleanSupplier condition) {
            return new ListEnd(cursor -> condition.getAsBoolean() || cursor.atListEnd(), true, false);
        }

        boolean reached(Cursor cursor) {
            return reached.test(cursor);
        }
    }
}

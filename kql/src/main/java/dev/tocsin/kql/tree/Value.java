package dev.tocsin.kql.tree;

import dev.tocsin.kql.text.SourceRange;
import java.util.List;
import java.util.function.Consumer;

/** Expressions that are made of no others: literals, names, and what is put in their places. */
public sealed interface Value extends Expression {
    /** What a literal is. */
    enum Kind {
        BOOL,
        DATETIME,
        DECIMAL,
        GUID,
        INT,
        LONG,
        NULL,
        REAL,
        STRING,
        TIMESPAN,
        /** A word that an operator's parameter takes for its value: {@code kind=inner}. */
        WORD
    }

    /** How a name is written. */
    enum Form {
        PLAIN,
        /** {@code ['a name']}. */
        BRACKETED,
        /** With a placeholder in it. */
        TEMPLATE,
        /** Not written at all, where it should be. */
        MISSING
    }

    /**
     * A literal.
     *
     * @param text as written: {@code 5m}, {@code datetime(2024-01-01)}, {@code "a\\n"}, {@code -1}
     */
    record Literal(SourceRange range, Kind kind, String text) implements Value {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {}
    }

    /** Adjacent string literals, which together are one string. */
    record Strings(SourceRange range, List<Literal> parts) implements Value {
        public Strings {
            parts = List.copyOf(parts);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(parts, visit);
        }
    }

    /**
     * A name of a column, a table, a function or anything else.
     *
     * @param value without brackets and quotes; a placeholder as it is written
     */
    record Name(SourceRange range, String value, Form form) implements Value {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {}
    }

    /** {@code a*b}: a pattern for names. */
    record Wildcard(SourceRange range, String pattern) implements Value {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {}
    }

    /** {@code *}: all columns. */
    record Star(SourceRange range) implements Value {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {}
    }

    /**
     * A workbook parameter's place, {@code {Time:start}}.
     *
     * @param specifier what follows the colon; empty for none
     */
    record Placeholder(SourceRange range, String name, String specifier) implements Value {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {}
    }

    /** Text that becomes one token when its placeholders are filled in: {@code {Hours}h}, {@code Table_{Suffix}}. */
    record Template(SourceRange range, String text) implements Value {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {}
    }

    /** Stands where an expression should be; the query has an error there. */
    record Missing(SourceRange range) implements Value {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {}
    }

    /** {@code dynamic(…)}. */
    record Dynamic(SourceRange range, Expression value) implements Value {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            visit.accept(value);
        }
    }

    /** An array in {@code dynamic(…)}. */
    record JsonArray(SourceRange range, List<Expression> items) implements Value {
        public JsonArray {
            items = List.copyOf(items);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(items, visit);
        }
    }

    /** An object in {@code dynamic(…)}. */
    record JsonObject(SourceRange range, List<Clause.JsonProperty> properties) implements Value {
        public JsonObject {
            properties = List.copyOf(properties);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(properties, visit);
        }
    }

    /** {@code typeof(long)}, or {@code typeof(a: long, *)}. */
    record TypeOf(SourceRange range, List<Node> columns) implements Value {
        public TypeOf {
            columns = List.copyOf(columns);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(columns, visit);
        }
    }
}

package dev.tocsin.kql.tree;

import dev.tocsin.kql.text.SourceRange;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Parts of operators and statements. */
public sealed interface Clause extends Node {

    /**
     * {@code kind=inner}, {@code hint.strategy=shuffle}, {@code title="…"}.
     *
     * @param values one, but for lists of columns
     */
    record Parameter(SourceRange range, String name, List<Expression> values) implements Clause {
        public Parameter {
            values = List.copyOf(values);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(values, visit);
        }
    }

    /** The name of a scalar type, as written. */
    record TypeName(SourceRange range, String name) implements Clause {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {}
    }

    /** {@code *} for the columns of a table that a function takes. */
    record AnyColumns(SourceRange range) implements Clause {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {}
    }

    /**
     * {@code name: type}.
     *
     * @param type a {@link TypeName}, a {@link Schema}, or {@link AnyColumns} in a schema; absent where it may be left out
     */
    record Column(
            SourceRange range, Value.Name name, @Nullable Node type) implements Clause {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            visit.accept(name);
            Node.visit(type, visit);
        }
    }

    /** {@code (a: long, b: string)}, or {@code (*)}. */
    record Schema(SourceRange range, boolean open, List<Node> columns) implements Clause {
        public Schema {
            columns = List.copyOf(columns);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(columns, visit);
        }
    }

    /**
     * One property of an object in {@code dynamic(…)}.
     *
     * @param name as written, with its quotes
     */
    record JsonProperty(SourceRange range, String name, Expression value) implements Clause {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            visit.accept(value);
        }
    }

    /** A parameter that a function or a query declares. */
    record FunctionParameter(
            SourceRange range, Column column, @Nullable Expression defaultValue) implements Clause {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            visit.accept(column);
            Node.visit(defaultValue, visit);
        }
    }

    /**
     * What stands between the braces of a function.
     *
     * @param result absent for an empty body
     */
    record Body(
            SourceRange range,
            List<Statement> statements,
            @Nullable Expression result) implements Clause {
        public Body {
            statements = List.copyOf(statements);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(statements, visit);
            Node.visit(result, visit);
        }
    }

    /**
     * A query inside an operator.
     *
     * @param name where the operator lets one name it
     */
    record Subquery(SourceRange range, Value.@Nullable Name name, Expression query) implements Clause {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(name, visit);
            visit.accept(query);
        }
    }

    /** {@code value to typeof(long)}, of mv-expand and mv-apply. */
    record Spread(SourceRange range, @Nullable Expression value, Value.@Nullable TypeOf type) implements Clause {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(value, visit);
            Node.visit(type, visit);
        }
    }

    /** An aggregate of make-series and its default. */
    record Series(
            SourceRange range,
            Expression aggregate,
            @Nullable Expression defaultValue) implements Clause {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            visit.accept(aggregate);
            Node.visit(defaultValue, visit);
        }
    }

    /** One level of top-nested. */
    record Nested(
            SourceRange range,
            @Nullable Expression count,
            Expression of,
            @Nullable Expression others,
            Expression by) implements Clause {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(count, visit);
            visit.accept(of);
            Node.visit(others, visit);
            visit.accept(by);
        }
    }

    /** One step of scan. */
    record Step(
            SourceRange range,
            Value.Name name,
            boolean optional,
            String output,
            Expression condition,
            List<Assignment> assignments)
            implements Clause {
        public Step {
            assignments = List.copyOf(assignments);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            visit.accept(name);
            visit.accept(condition);
            Node.visit(assignments, visit);
        }
    }

    /** {@code name = value}, of a step of scan. */
    record Assignment(SourceRange range, Value.Name name, Expression value) implements Clause {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            visit.accept(name);
            visit.accept(value);
        }
    }

    /** One case of a declared pattern. */
    record PatternMatch(
            SourceRange range,
            List<Expression> arguments,
            @Nullable Expression path,
            Body body) implements Clause {
        public PatternMatch {
            arguments = List.copyOf(arguments);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(arguments, visit);
            Node.visit(path, visit);
            visit.accept(body);
        }
    }

    /** A table of nodes and its key, of make-graph. */
    record NodeTable(SourceRange range, Expression table, Value.Name key) implements Clause {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            visit.accept(table);
            visit.accept(key);
        }
    }

    /** Nodes and edges in turn. */
    record GraphPattern(SourceRange range, List<Clause> parts) implements Clause {
        public GraphPattern {
            parts = List.copyOf(parts);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(parts, visit);
        }
    }

    /** {@code (name)}. */
    record GraphNode(SourceRange range, Value.@Nullable Name name) implements Clause {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(name, visit);
        }
    }

    /**
     * An edge of a graph pattern.
     *
     * @param arrows as written: {@code -->}, {@code <-[]-}
     */
    record GraphEdge(
            SourceRange range,
            String arrows,
            Value.@Nullable Name name,
            @Nullable Expression shortest,
            @Nullable Expression longest)
            implements Clause {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(name, visit);
            Node.visit(shortest, visit);
            Node.visit(longest, visit);
        }
    }

    /**
     * One table that graph-to-table gives.
     *
     * @param part {@code nodes} or {@code edges}
     */
    record GraphTable(SourceRange range, String part, Value.@Nullable Name name, List<Parameter> parameters)
            implements Clause {
        public GraphTable {
            parameters = List.copyOf(parameters);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(name, visit);
            Node.visit(parameters, visit);
        }
    }
}

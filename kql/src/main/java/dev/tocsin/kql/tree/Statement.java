package dev.tocsin.kql.tree;

import dev.tocsin.kql.text.SourceRange;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What makes up a query, between semicolons. */
public sealed interface Statement extends Node {

    /** An expression: a result of the query. */
    record Expressed(SourceRange range, Expression expression) implements Statement {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            visit.accept(expression);
        }
    }

    /** {@code let name = value}; a function is a value. */
    record Let(SourceRange range, Value.Name name, Expression value) implements Statement {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            visit.accept(name);
            visit.accept(value);
        }
    }

    /** {@code set name = value}. */
    record SetOption(
            SourceRange range, Value.Name name, @Nullable Expression value) implements Statement {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            visit.accept(name);
            Node.visit(value, visit);
        }
    }

    /** {@code alias database name = cluster("c").database("d")}. */
    record Alias(SourceRange range, Value.Name name, Expression database) implements Statement {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            visit.accept(name);
            visit.accept(database);
        }
    }

    /** {@code declare query_parameters (a: long = 5)}. */
    record QueryParameters(SourceRange range, List<Clause.FunctionParameter> parameters) implements Statement {
        public QueryParameters {
            parameters = List.copyOf(parameters);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(parameters, visit);
        }
    }

    /**
     * {@code declare pattern name = (a: string)[b: string] { … }}.
     *
     * @param path the parameter in brackets
     */
    record Pattern(
            SourceRange range,
            Value.Name name,
            List<Clause.Column> parameters,
            Clause.@Nullable Column path,
            List<Clause.PatternMatch> matches)
            implements Statement {
        public Pattern {
            parameters = List.copyOf(parameters);
            matches = List.copyOf(matches);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            visit.accept(name);
            Node.visit(parameters, visit);
            Node.visit(path, visit);
            Node.visit(matches, visit);
        }
    }

    /** {@code restrict access to (a, b)}. */
    record Restrict(SourceRange range, List<Expression> entities, List<Clause.Parameter> properties)
            implements Statement {
        public Restrict {
            entities = List.copyOf(entities);
            properties = List.copyOf(properties);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(entities, visit);
            Node.visit(properties, visit);
        }
    }

    /** A placeholder for whole statements. */
    record Filled(SourceRange range, Value.Placeholder placeholder) implements Statement {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            visit.accept(placeholder);
        }
    }
}

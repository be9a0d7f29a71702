package dev.tocsin.kql.tree;

import dev.tocsin.kql.text.SourceRange;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Expressions that give a table, or one value out of a table. */
public sealed interface Tabular extends Expression {

    /**
     * {@code source | operator | operator}.
     *
     * @param source absent when the first operator begins the query, or works on the rows that its context has
     */
    record Pipeline(SourceRange range, @Nullable Expression source, List<Operator> operators) implements Tabular {
        public Pipeline {
            operators = List.copyOf(operators);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(source, visit);
            Node.visit(operators, visit);
        }
    }

    /** {@code datatable (a: long) [1, 2]}. */
    record DataTable(
            SourceRange range, List<Clause.Parameter> parameters, Clause.Schema schema, List<Expression> values)
            implements Tabular {
        public DataTable {
            parameters = List.copyOf(parameters);
            values = List.copyOf(values);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(parameters, visit);
            visit.accept(schema);
            Node.visit(values, visit);
        }
    }

    /** {@code externaldata (a: long) ["https://…"] with (format = "csv")}. */
    record ExternalData(
            SourceRange range,
            List<Clause.Parameter> parameters,
            Clause.Schema schema,
            List<Expression> addresses,
            List<Clause.Parameter> properties)
            implements Tabular {
        public ExternalData {
            parameters = List.copyOf(parameters);
            addresses = List.copyOf(addresses);
            properties = List.copyOf(properties);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(parameters, visit);
            visit.accept(schema);
            Node.visit(addresses, visit);
            Node.visit(properties, visit);
        }
    }

    /** {@code __contextual_datatable id (a: long)}. */
    record ContextTable(SourceRange range, Expression id, Clause.Schema schema) implements Tabular {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            visit.accept(id);
            visit.accept(schema);
        }
    }

    /** {@code materialized-view-combine (name) base (…) delta (…) aggregations (…)}. */
    record ViewCombine(SourceRange range, Expression name, Expression base, Expression delta, Expression aggregations)
            implements Tabular {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            visit.accept(name);
            visit.accept(base);
            visit.accept(delta);
            visit.accept(aggregations);
        }
    }

    /** {@code toscalar(table)}: the first value of the first row. */
    record ToScalar(SourceRange range, Clause.@Nullable Parameter kind, Expression inner) implements Tabular {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(kind, visit);
            visit.accept(inner);
        }
    }

    /** {@code totable(…)}. */
    record ToTable(SourceRange range, Clause.@Nullable Parameter kind, Expression inner) implements Tabular {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(kind, visit);
            visit.accept(inner);
        }
    }

    /** {@code materialize(table)}: computed once. */
    record Materialize(SourceRange range, Expression inner) implements Tabular {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            visit.accept(inner);
        }
    }

    /** {@code table datascope = hotcache}. */
    record Scoped(SourceRange range, Expression table, String scope) implements Tabular {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            visit.accept(table);
        }
    }

    /** {@code entity_group [a, b]}. */
    record EntityGroup(SourceRange range, List<Expression> members) implements Tabular {
        public EntityGroup {
            members = List.copyOf(members);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(members, visit);
        }
    }

    /** A function that {@code let} declares. */
    record Function(SourceRange range, boolean view, List<Clause.FunctionParameter> parameters, Clause.Body body)
            implements Tabular {
        public Function {
            parameters = List.copyOf(parameters);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(parameters, visit);
            visit.accept(body);
        }
    }
}

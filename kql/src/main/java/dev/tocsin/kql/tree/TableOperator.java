package dev.tocsin.kql.tree;

import dev.tocsin.kql.text.SourceRange;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Operators that bring tables together or take them apart. */
public sealed interface TableOperator extends Operator {

    /**
     * {@code join}.
     *
     * @param on conditions of the {@code on} clause
     */
    record Join(
            SourceRange range,
            String keyword,
            List<Clause.Parameter> parameters,
            Expression right,
            List<Expression> on,
            @Nullable Expression where)
            implements TableOperator {
        public Join {
            parameters = List.copyOf(parameters);
            on = List.copyOf(on);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(parameters, visit);
            visit.accept(right);
            Node.visit(on, visit);
            Node.visit(where, visit);
        }
    }

    /** {@code lookup}. */
    record Lookup(
            SourceRange range, String keyword, List<Clause.Parameter> parameters, Expression right, List<Expression> on)
            implements TableOperator {
        public Lookup {
            parameters = List.copyOf(parameters);
            on = List.copyOf(on);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(parameters, visit);
            visit.accept(right);
            Node.visit(on, visit);
        }
    }

    /** {@code union}. */
    record Union(SourceRange range, String keyword, List<Clause.Parameter> parameters, List<Expression> tables)
            implements TableOperator {
        public Union {
            parameters = List.copyOf(parameters);
            tables = List.copyOf(tables);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(parameters, visit);
            Node.visit(tables, visit);
        }
    }

    /** {@code macro-expand}. */
    record MacroExpand(
            SourceRange range,
            String keyword,
            List<Clause.Parameter> parameters,
            Expression entities,
            Value.@Nullable Name scope,
            List<Statement> statements)
            implements TableOperator {
        public MacroExpand {
            parameters = List.copyOf(parameters);
            statements = List.copyOf(statements);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(parameters, visit);
            visit.accept(entities);
            Node.visit(scope, visit);
            Node.visit(statements, visit);
        }
    }

    /** {@code fork}. */
    record Fork(SourceRange range, String keyword, List<Clause.Subquery> branches) implements TableOperator {
        public Fork {
            branches = List.copyOf(branches);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(branches, visit);
        }
    }

    /** {@code facet}. */
    record Facet(
            SourceRange range,
            String keyword,
            List<Expression> columns,
            @Nullable Expression with) implements TableOperator {
        public Facet {
            columns = List.copyOf(columns);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(columns, visit);
            Node.visit(with, visit);
        }
    }

    /** {@code partition}. */
    record Partition(
            SourceRange range,
            String keyword,
            List<Clause.Parameter> parameters,
            Expression by,
            @Nullable Expression scope,
            Clause.Subquery subquery)
            implements TableOperator {
        public Partition {
            parameters = List.copyOf(parameters);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(parameters, visit);
            visit.accept(by);
            Node.visit(scope, visit);
            visit.accept(subquery);
        }
    }

    /** {@code __partitionby}. */
    record PartitionBy(
            SourceRange range,
            String keyword,
            List<Clause.Parameter> parameters,
            Expression by,
            @Nullable Expression id,
            Clause.Subquery subquery)
            implements TableOperator {
        public PartitionBy {
            parameters = List.copyOf(parameters);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(parameters, visit);
            visit.accept(by);
            Node.visit(id, visit);
            visit.accept(subquery);
        }
    }

    /** {@code invoke}. */
    record Invoke(SourceRange range, String keyword, Expression function) implements TableOperator {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            visit.accept(function);
        }
    }

    /** {@code evaluate}. */
    record Evaluate(
            SourceRange range,
            String keyword,
            List<Clause.Parameter> parameters,
            Expression plugin,
            Clause.@Nullable Schema schema)
            implements TableOperator {
        public Evaluate {
            parameters = List.copyOf(parameters);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(parameters, visit);
            visit.accept(plugin);
            Node.visit(schema, visit);
        }
    }

    /** {@code inline_external_table}. */
    record InlineExternalTable(
            SourceRange range,
            String keyword,
            List<Clause.Parameter> parameters,
            Clause.@Nullable Schema schema,
            List<Expression> addresses,
            List<Clause.Parameter> properties)
            implements TableOperator {
        public InlineExternalTable {
            parameters = List.copyOf(parameters);
            addresses = List.copyOf(addresses);
            properties = List.copyOf(properties);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(parameters, visit);
            Node.visit(schema, visit);
            Node.visit(addresses, visit);
            Node.visit(properties, visit);
        }
    }
}

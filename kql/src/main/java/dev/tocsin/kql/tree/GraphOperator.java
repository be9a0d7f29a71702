package dev.tocsin.kql.tree;

import dev.tocsin.kql.text.SourceRange;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Operators on graphs. */
public sealed interface GraphOperator extends Operator {

    /** {@code make-graph}. */
    record MakeGraph(
            SourceRange range,
            String keyword,
            List<Clause.Parameter> parameters,
            Value.Name source,
            boolean directed,
            Value.Name target,
            List<Clause.NodeTable> nodes,
            Value.@Nullable Name nodeId,
            @Nullable Expression partition,
            Clause.@Nullable Subquery subquery)
            implements GraphOperator {
        public MakeGraph {
            parameters = List.copyOf(parameters);
            nodes = List.copyOf(nodes);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(parameters, visit);
            visit.accept(source);
            visit.accept(target);
            Node.visit(nodes, visit);
            Node.visit(nodeId, visit);
            Node.visit(partition, visit);
            Node.visit(subquery, visit);
        }
    }

    /** {@code graph-match} and {@code graph-shortest-paths}. */
    record GraphMatch(
            SourceRange range,
            String keyword,
            List<Clause.Parameter> parameters,
            List<Clause.GraphPattern> patterns,
            @Nullable Expression where,
            List<Expression> project)
            implements GraphOperator {
        public GraphMatch {
            parameters = List.copyOf(parameters);
            patterns = List.copyOf(patterns);
            project = List.copyOf(project);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(parameters, visit);
            Node.visit(patterns, visit);
            Node.visit(where, visit);
            Node.visit(project, visit);
        }
    }

    /** {@code graph-to-table}. */
    record GraphToTable(SourceRange range, String keyword, List<Clause.GraphTable> tables) implements GraphOperator {
        public GraphToTable {
            tables = List.copyOf(tables);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(tables, visit);
        }
    }

    /** {@code graph-mark-components}. */
    record GraphMarkComponents(SourceRange range, String keyword, List<Clause.Parameter> parameters)
            implements GraphOperator {
        public GraphMarkComponents {
            parameters = List.copyOf(parameters);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(parameters, visit);
        }
    }

    /** {@code graph-where-nodes} and {@code graph-where-edges}. */
    record GraphWhere(SourceRange range, String keyword, Expression predicate) implements GraphOperator {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            visit.accept(predicate);
        }
    }
}

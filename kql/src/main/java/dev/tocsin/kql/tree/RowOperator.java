package dev.tocsin.kql.tree;

import dev.tocsin.kql.text.SourceRange;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Operators that choose or order rows, and those that only pass rows on. */
public sealed interface RowOperator extends Operator {

    /** {@code where}, {@code filter}. */
    record Where(SourceRange range, String keyword, List<Clause.Parameter> parameters, Expression predicate)
            implements RowOperator {
        public Where {
            parameters = List.copyOf(parameters);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(parameters, visit);
            visit.accept(predicate);
        }
    }

    /** {@code take}, {@code limit}. */
    record Take(SourceRange range, String keyword, List<Clause.Parameter> parameters, Expression count)
            implements RowOperator {
        public Take {
            parameters = List.copyOf(parameters);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(parameters, visit);
            visit.accept(count);
        }
    }

    /** {@code top}. */
    record Top(SourceRange range, String keyword, List<Clause.Parameter> parameters, Expression count, Expression by)
            implements RowOperator {
        public Top {
            parameters = List.copyOf(parameters);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(parameters, visit);
            visit.accept(count);
            visit.accept(by);
        }
    }

    /** {@code top-nested}. */
    record TopNested(SourceRange range, String keyword, List<Clause.Nested> levels) implements RowOperator {
        public TopNested {
            levels = List.copyOf(levels);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(levels, visit);
        }
    }

    /** {@code top-hitters}. */
    record TopHitters(
            SourceRange range,
            String keyword,
            Expression count,
            Expression of,
            @Nullable Expression by) implements RowOperator {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            visit.accept(count);
            visit.accept(of);
            Node.visit(by, visit);
        }
    }

    /** {@code sort}, {@code order}. */
    record Sort(SourceRange range, String keyword, List<Clause.Parameter> parameters, List<Expression> expressions)
            implements RowOperator {
        public Sort {
            parameters = List.copyOf(parameters);
            expressions = List.copyOf(expressions);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(parameters, visit);
            Node.visit(expressions, visit);
        }
    }

    /** {@code sample}. */
    record Sample(SourceRange range, String keyword, List<Clause.Parameter> parameters, Expression count)
            implements RowOperator {
        public Sample {
            parameters = List.copyOf(parameters);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(parameters, visit);
            visit.accept(count);
        }
    }

    /** {@code sample-distinct}. */
    record SampleDistinct(
            SourceRange range, String keyword, List<Clause.Parameter> parameters, Expression count, Expression of)
            implements RowOperator {
        public SampleDistinct {
            parameters = List.copyOf(parameters);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(parameters, visit);
            visit.accept(count);
            visit.accept(of);
        }
    }

    /** {@code count}. */
    record Count(SourceRange range, String keyword, Value.@Nullable Name name) implements RowOperator {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(name, visit);
        }
    }

    /** {@code search}. */
    record Search(
            SourceRange range,
            String keyword,
            List<Clause.Parameter> parameters,
            List<Expression> tables,
            Expression predicate)
            implements RowOperator {
        public Search {
            parameters = List.copyOf(parameters);
            tables = List.copyOf(tables);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(parameters, visit);
            Node.visit(tables, visit);
            visit.accept(predicate);
        }
    }

    /**
     * {@code find}.
     *
     * @param columns of {@code project}: names, columns with types, stars, {@code pack(*)}
     */
    record Find(
            SourceRange range,
            String keyword,
            List<Clause.Parameter> parameters,
            List<Expression> tables,
            Expression predicate,
            List<Node> columns)
            implements RowOperator {
        public Find {
            parameters = List.copyOf(parameters);
            tables = List.copyOf(tables);
            columns = List.copyOf(columns);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(parameters, visit);
            Node.visit(tables, visit);
            visit.accept(predicate);
            Node.visit(columns, visit);
        }
    }

    /** {@code range}. */
    record Range(SourceRange range, String keyword, Value.Name column, Expression from, Expression to, Expression step)
            implements RowOperator {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            visit.accept(column);
            visit.accept(from);
            visit.accept(to);
            visit.accept(step);
        }
    }

    /** {@code as}. */
    record As(SourceRange range, String keyword, List<Clause.Parameter> parameters, Value.Name name)
            implements RowOperator {
        public As {
            parameters = List.copyOf(parameters);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(parameters, visit);
            visit.accept(name);
        }
    }

    /** {@code consume}. */
    record Consume(SourceRange range, String keyword, List<Clause.Parameter> parameters) implements RowOperator {
        public Consume {
            parameters = List.copyOf(parameters);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(parameters, visit);
        }
    }

    /**
     * {@code render}.
     *
     * @param chart empty if it is missing
     */
    record Render(SourceRange range, String keyword, String chart, List<Clause.Parameter> parameters)
            implements RowOperator {
        public Render {
            parameters = List.copyOf(parameters);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(parameters, visit);
        }
    }

    /** {@code __executeAndCache}. */
    record ExecuteAndCache(SourceRange range, String keyword) implements RowOperator {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {}
    }

    /**
     * One or more operators that a placeholder brings, or parts of them.
     *
     * @param placeholder absent when one before brought the beginning: {@code {Query} by a}
     * @param rest expressions behind it that belong to what it brings
     */
    record Filled(SourceRange range, String keyword, Value.@Nullable Placeholder placeholder, List<Expression> rest)
            implements RowOperator {
        public Filled {
            rest = List.copyOf(rest);
        }

        @Override
        public void forEachChild(Consumer<? super Node> visit) {
            Node.visit(placeholder, visit);
            Node.visit(rest, visit);
        }
    }

    /** No operator that the language knows; the query has an error there. */
    record Bad(SourceRange range, String keyword) implements RowOperator {
        @Override
        public void forEachChild(Consumer<? super Node> visit) {}
    }
}
